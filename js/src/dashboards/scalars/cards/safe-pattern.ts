const LONGEST_PATTERN = 200;
const LONGEST_TAG = 300;
/** With more unbounded repetitions than these, matching may take the length of a tag to their power. */
const MOST_REPETITIONS = 3;

const ESCAPED_OR_CLASS = /\\.|\[(?:\\.|[^\]\\])*\]/gsu;
const REPEATED_GROUP = /\)(?:[*+]|\{)/u;
const REPETITION = /[*+]|\{\d*,?\d*\}/gu;
const LOOK_OR_BACK = /\(\?(?:<?[=!])|\\[1-9k]/u;

/**
 * A test for tags by a regular expression out of a log, which is not to be trusted: `null` for one that is broken or whose
 * matching may take more than a moment. Repeated groups, references back, looking around and many repetitions are refused.
 */
export function safePattern(source: string): ((tag: string) => boolean) | null {
  if (source.length > LONGEST_PATTERN || LOOK_OR_BACK.test(source)) return null;
  const bare = source.replaceAll(ESCAPED_OR_CLASS, "x");
  const repetitions = bare.match(REPETITION)?.length ?? 0;
  if (REPEATED_GROUP.test(bare) || repetitions > MOST_REPETITIONS) return null;
  try {
    const pattern = new RegExp(`^(?:${source})`, "u");
    return (tag) => tag.length <= LONGEST_TAG && pattern.test(tag);
  } catch {
    return null;
  }
}
