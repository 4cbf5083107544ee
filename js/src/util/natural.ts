/** The order in which people expect names: `layer2` before `layer10`, capitals beside small letters. */
const collator = new Intl.Collator("en", { numeric: true });

/** Compares two names in natural order; names that differ at all never compare equal. */
export function compareNatural(a: string, b: string): number {
  const order = collator.compare(a, b);
  if (order !== 0 || a === b) return order;
  return a < b ? -1 : 1;
}
