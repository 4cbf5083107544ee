import { useSignal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";

export interface VirtualListProps {
  readonly count: number;
  /** Height of a row in CSS pixels. */
  readonly rowHeight: number;
  /** The row to keep in sight, if any. */
  readonly active: number | null;
  /** What stays above the rows, and scrolls sideways with them. */
  readonly head?: ComponentChildren;
  /** Its height in CSS pixels. */
  readonly headHeight?: number;
  row(position: number): ComponentChildren;
}

const SPARE_ROWS = 8;

/** A long list of rows of equal height, of which only those in sight are in the document. */
export function VirtualList(props: VirtualListProps): JSX.Element {
  const { count, rowHeight, active, head, headHeight = 0, row } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const top = useSignal(0);
  const height = useSignal(400);
  useEffect(() => watchHeight(scroller.current, (value) => (height.value = value)), [height]);
  useEffect(() => reveal(scroller.current, active, rowHeight, headHeight), [active, rowHeight]);
  const first = Math.max(0, Math.floor(top.value / rowHeight) - SPARE_ROWS);
  const last = Math.min(count, Math.ceil((top.value + height.value) / rowHeight) + SPARE_ROWS);
  const rows = Array.from({ length: Math.max(0, last - first) }, (_, place) => row(first + place));
  return (
    <div
      class="virtual-list"
      ref={scroller}
      role="presentation"
      onScroll={(event) => {
        top.value = event.currentTarget.scrollTop;
      }}
    >
      {head}
      <div
        role="presentation"
        style={{ height: `${count * rowHeight}px`, paddingTop: `${first * rowHeight}px` }}
      >
        {rows}
      </div>
    </div>
  );
}

function watchHeight(scroller: HTMLElement | null, tell: (height: number) => void): () => void {
  if (scroller === null) return () => {};
  const sizes = new ResizeObserver(() => tell(scroller.clientHeight));
  sizes.observe(scroller);
  return () => sizes.disconnect();
}

function reveal(
  scroller: HTMLElement | null,
  position: number | null,
  rowHeight: number,
  headHeight: number,
): void {
  if (scroller === null || position === null) return;
  const top = position * rowHeight;
  const height = scroller.clientHeight - headHeight;
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (top + rowHeight > scroller.scrollTop + height) scroller.scrollTop = top + rowHeight - height;
}
