import type { JSX } from "preact";
import { MiddleText, Swatch } from "../../../ui";
import { formatValue } from "../../../util/format";
import type { ScalarsView } from "../view";
import type { CardModel } from "./card-model";
import { rowsOf } from "./value-rows";

const MOST_ROWS = 6;

/** What a card has at the marked step, or over the marked range, in few columns. */
export function MarkTable({
  card,
  view,
}: {
  readonly card: CardModel;
  readonly view: ScalarsView;
}): JSX.Element | null {
  const mark = view.settings.step_mark.value;
  if (mark === null) return null;
  const drawn = card.drawn.value;
  const isRange = mark.length === 2;
  const titles = isRange ? ["start", "end", "min", "max", "mean", "change"] : ["value", "smoothed"];
  return (
    <div class="values">
      <table>
        <thead>
          <tr>
            <th>{isRange ? "range" : "mark"}</th>
            {titles.map((title) => (
              <th key={title}>{title}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rowsOf(drawn.slice(0, MOST_ROWS), mark).map((row) => {
            const { start, end, min, max, mean } = row;
            const cells = isRange ? [start, end, min, max, mean, end - start] : [row.value, row.smoothed];
            return (
              <tr key={row.key}>
                <th scope="row">
                  <span class="named">
                    <Swatch {...row.style} />
                    <MiddleText text={row.label.slice(view.sharedPrefix.value)} />
                  </span>
                </th>
                {cells.map((cell, i) => (
                  <td key={titles[i]}>{formatValue(cell)}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      {drawn.length > MOST_ROWS && <footer>{drawn.length - MOST_ROWS} more when the card is expanded</footer>}
    </div>
  );
}
