/** Length of what all names start with, up to the last separator in it; 0 for fewer than two names. */
export function commonPrefix(names: readonly string[]): number {
  const [first, ...others] = names;
  if (first === undefined || others.length === 0) return 0;
  let length = first.length;
  for (const name of others) {
    while (!name.startsWith(first.slice(0, length))) length -= 1;
  }
  return first.slice(0, length).search(/[^/_-]*$/);
}
