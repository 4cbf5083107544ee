import type { JSX } from "preact";
import { formatPercent, formatValue } from "../../../util/format";
import type { Delta } from "../lines/compare";

/** A difference from the baseline, with its sign: as it is, or in percent. */
export function Change({
  delta,
  by,
}: {
  readonly delta: Delta | null;
  readonly by: keyof Delta;
}): JSX.Element | string {
  return delta === null ? "·" : <span class="change">{changeText(delta, by)}</span>;
}

export function changeText(delta: Delta, by: keyof Delta): string {
  const amount = delta[by];
  const text = by === "share" ? formatPercent(amount) : formatValue(amount);
  return amount > 0 ? `+${text}` : text;
}
