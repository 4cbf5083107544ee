import type { JSX } from "preact";
import { formatValue } from "../../util/format";
import type { Delta } from "./compare";

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
  const text = by === "share" ? `${formatPercent(amount)}%` : formatValue(amount);
  return amount > 0 ? `+${text}` : text;
}

function formatPercent(share: number): string {
  const percent = share * 100;
  return Math.abs(percent) < 10 ? formatValue(Number(percent.toFixed(1))) : formatValue(Math.round(percent));
}
