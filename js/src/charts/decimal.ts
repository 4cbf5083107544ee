/** Round numbers at even distances: multiples of 1, 2 or 5 times a power of ten. */

/** A distance as a fraction one of whose parts is 1, so that its multiples are the doubles that decimals are read as. */
interface Step {
  readonly times: number;
  readonly over: number;
}

/** Where one round distance gives way to the next: half way between them, as ratios go. */
const FACTORS = [
  [Math.sqrt(50), 10],
  [Math.sqrt(10), 5],
  [Math.sqrt(2), 2],
] as const;

function stepFor(span: number, count: number): Step {
  const wanted = span / count;
  const power = Math.floor(Math.log10(wanted));
  const rest = wanted / 10 ** power;
  const [, factor] = FACTORS.find(([least]) => rest >= least) ?? [1, 1];
  return power < 0 ? { times: 1, over: 10 ** -power / factor } : { times: 10 ** power * factor, over: 1 };
}

/** The round distance that parts a positive `span` into about `count`. */
export function decimalStep(span: number, count: number): number {
  const { times, over } = stepFor(span, count);
  return times / over;
}

/** The multiples of a round distance from `lo` to `hi`, about `count` of them. */
export function decimalTicks(lo: number, hi: number, count: number): number[] {
  const { times, over } = stepFor(hi - lo, count);
  const at = (multiple: number) => (multiple * times) / over;
  const near = Math.round((lo / times) * over);
  const ticks: number[] = [];
  for (let i = at(near) < lo ? 1 : 0; at(near + i) <= hi; i += 1) ticks.push(at(near + i));
  return ticks;
}
