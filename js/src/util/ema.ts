/** A column of values as it comes over the wire or out of a computation. */
export type Values = Float32Array | Float64Array;

/**
 * TensorBoard's debiased exponential moving average.
 *
 * Values that are NaN or infinite come out as they went in and are not averaged. A series whose finite values are all
 * equal comes out unchanged, so that rounding does not make a flat line wander.
 *
 * With `index`, the values are a selection from a longer series: a value that stands for a gap of g positions weighs as
 * g equal values would. That is an approximation of the average over all points, exact where nothing was left out.
 *
 * Formula: `smooth` in TensorBoard's `scalar_card_line_chart` / `vz_line_chart2` (1 - w ** n as the debiasing weight).
 *
 * @param weight weight of the past, in [0, 1); 0 smooths nothing
 * @param index position of each value in the full series, strictly increasing, as long as `values`
 */
export function debiasedEma(values: Values, weight: number, index?: Uint32Array): Float64Array {
  const smoothed = Float64Array.from(values);
  if (weight <= 0 || isConstant(values)) return smoothed;
  let last = 0;
  let rest = 1;
  let gap = 1;
  for (let i = 0; i < smoothed.length; i += 1) {
    const value = smoothed[i] as number;
    if (index !== undefined && i > 0) gap += (index[i] as number) - (index[i - 1] as number) - 1;
    if (!Number.isFinite(value)) continue;
    const decay = gap === 1 ? weight : weight ** gap;
    last = last * decay + (1 - decay) * value;
    rest *= decay;
    gap = 1;
    smoothed[i] = last / (1 - rest);
  }
  return smoothed;
}

/** Whether all finite values are the same one. */
function isConstant(values: Values): boolean {
  let first = Number.NaN;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (Number.isNaN(first)) first = value;
    else if (value !== first) return false;
  }
  return true;
}
