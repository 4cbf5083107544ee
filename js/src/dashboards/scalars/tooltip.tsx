import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { MiddleText, Swatch } from "../../ui";
import { formatClock, formatDuration, formatStep, formatValue } from "../../util/format";
import type { CardModel } from "./card-model";
import { type TooltipContent, tooltipOf } from "./tooltip-model";
import type { Cursor, ScalarsView } from "./view";

const CLEARANCE = 16;

/** The values under the cursor, beside it, never under the pointer. */
export function Tooltip({
  view,
  card,
}: {
  readonly view: ScalarsView;
  readonly card: CardModel;
}): JSX.Element | null {
  const cursor = view.cursor.value;
  if (cursor === null || cursor.tag !== card.tag.number) return null;
  const content = tooltipOf(cursor, card);
  if (content === null) return null;
  return <Box cursor={cursor} content={content} view={view} />;
}

interface BoxProps {
  readonly cursor: Cursor;
  readonly content: TooltipContent;
  readonly view: ScalarsView;
}

function Box({ cursor, content, view }: BoxProps): JSX.Element {
  const isSmoothed = view.isSmoothed.value;
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (box.current !== null) place(box.current, cursor.hover.px);
  });
  return (
    <div class="tooltip" ref={box} role="tooltip">
      <header>
        <b>step {formatStep(content.step)}</b>
        <span>
          {formatDuration(content.relative)} · {formatClock(content.wallTime)}
        </span>
      </header>
      <table>
        <thead>
          <tr>
            <td />
            <td />
            {isSmoothed && <th>smoothed</th>}
            <th>value</th>
          </tr>
        </thead>
        <tbody>
          {content.rows.map((row) => (
            <tr key={row.name}>
              <td>
                <Swatch color={row.color} dash={row.dash} />
              </td>
              <td>
                <span class="named">
                  <MiddleText text={row.name.slice(view.data.context.runs.sharedPrefix.value)} />
                  {row.elsewhere !== null && <small>at {row.elsewhere}</small>}
                </span>
              </td>
              {isSmoothed && <td>{formatValue(row.smoothed)}</td>}
              <td>{formatValue(row.value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {content.more > 0 && <footer>{content.more} more</footer>}
    </div>
  );
}

/** On the side of the cursor with more room, within the dashboard's body, at the height of the plot. */
function place(box: HTMLElement, px: number): void {
  const card = box.parentElement;
  const body = box.closest(".scalars");
  if (card === null || body === null) return;
  const inner = card.getBoundingClientRect();
  const outer = body.getBoundingClientRect();
  const x = inner.left + px;
  const fitsRight = x + CLEARANCE + box.offsetWidth <= outer.right - 4;
  const left = fitsRight ? x + CLEARANCE : Math.max(outer.left + 4, x - CLEARANCE - box.offsetWidth);
  const top = Math.max(outer.top + 4, Math.min(inner.top + 32, outer.bottom - box.offsetHeight - 4));
  box.style.left = `${left - inner.left}px`;
  box.style.top = `${top - inner.top}px`;
}
