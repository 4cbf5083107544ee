/** What a filter box holds, ready to be asked. */
export interface Filter {
  matches(text: string): boolean;
  /** Why the pattern is no regular expression, in words for the user; `null` when all is well. */
  readonly error: string | null;
}

const everything = () => true;

/**
 * Reads a filter box: plain text finds itself anywhere, whatever the case; `/…/` is a regular expression, case ignored too.
 *
 * An empty box and a broken pattern let everything through; the latter says so in `error`.
 */
export function parseFilter(input: string): Filter {
  const trimmed = input.trim();
  if (trimmed === "") return { matches: everything, error: null };
  if (trimmed.length > 2 && trimmed.startsWith("/") && trimmed.endsWith("/")) {
    return parsePattern(trimmed.slice(1, -1));
  }
  const needle = trimmed.toLowerCase();
  return { matches: (text) => text.toLowerCase().includes(needle), error: null };
}

function parsePattern(source: string): Filter {
  try {
    const pattern = new RegExp(source, "iu");
    return { matches: (text) => pattern.test(text), error: null };
  } catch (error) {
    return { matches: everything, error: error instanceof Error ? error.message : String(error) };
  }
}
