import { formatStep } from "../../util/format";
import { timeUnit } from "./query/smooth";
import type { ScalarsView } from "./view";

/** How far smoothing reaches, in words: in points, and in steps of the first series in sight. */
export function halfLifeText(view: ScalarsView): string {
  const { kind, amount } = view.settings.smoothing.value;
  if (amount === 0) return "No smoothing";
  const spacing = spacingOf(view);
  const steps = (points: number) => formatStep(Math.max(1, Math.round(points * (spacing?.each ?? 1))));
  const unit = spacing === null ? "points" : "steps";
  if (kind === "gaussian") return `Standard deviation of ${steps(amount)} ${unit}`;
  if (kind === "mean" || kind === "median") return `Window of ${steps(2 * Math.round(amount) + 1)} ${unit}`;
  if (kind === "ema") return `Half-life of ${steps(Math.LN2 / -Math.log(amount))} ${unit}`;
  const weight = Math.min(Math.sqrt(amount), 0.999);
  const units = Math.LN2 / -Math.log(weight);
  return `Half-life of ${formatStep(Math.max(1, Math.round(units * (spacing?.unit ?? 1))))} steps`;
}

/** Steps between two points of the first drawn series, and its unit of time. */
function spacingOf(view: ScalarsView): { readonly each: number; readonly unit: number } | null {
  for (const { number } of view.matching.value) {
    const [curve] = view.data.of(number).curves.values();
    const step = curve?.points.step;
    if (curve === undefined || step === undefined || curve.total < 2) continue;
    const [first, last] = [Number(step[0]), Number(step.at(-1))];
    return { each: (last - first) / (curve.total - 1), unit: timeUnit(first, last) };
  }
  return null;
}
