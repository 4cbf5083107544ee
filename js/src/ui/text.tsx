import type { JSX } from "preact";

const TAIL = 10;

/** What would end a line is shown as a sign: a name has one line. */
const LINE_ENDS = /[\r\n\u2028\u2029]/gu;

export interface MiddleTextProps {
  readonly text: string;
  /** How many characters at its start stand back. */
  readonly dim?: number;
  /** What it says in full, where that is more than the text. */
  readonly title?: string;
}

/** A name that, when room is short, loses first what stands back, then its middle, and keeps its end. */
export function MiddleText(props: MiddleTextProps): JSX.Element {
  const { dim = 0 } = props;
  const text = props.text.replaceAll(LINE_ENDS, "⏎");
  const end = text.length - dim > TAIL + 2 ? text.length - TAIL : text.length;
  return (
    <span class="middle-text" title={props.title ?? props.text}>
      {dim > 0 && <i>{text.slice(0, dim)}</i>}
      <span>{text.slice(dim, end)}</span>
      {end < text.length && <b>{text.slice(end)}</b>}
    </span>
  );
}
