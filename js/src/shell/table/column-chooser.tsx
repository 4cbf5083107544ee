import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { RUN_STATS } from "../../state";
import { parseFilter } from "../../util/text";
import { STAT_NAMES } from "./columns";
import type { TableModel } from "./table-model";

const MOST_TAGS = 40;

/** Which statistics of which tags stand in the table. */
export function ColumnChooser({ table }: { readonly table: TableModel }): JSX.Element {
  const text = useSignal("");
  const filter = parseFilter(text.value);
  const all = table.frame.store.runs.facts.values.value.tags();
  const tags = all.filter((tag) => filter.matches(tag));
  return (
    <div class="column-chooser">
      <input
        class="text-field"
        aria-label="Find tags"
        placeholder="Find tags"
        value={text.value}
        onInput={(event) => {
          text.value = event.currentTarget.value;
        }}
      />
      <table>
        <thead>
          <tr>
            <td />
            {RUN_STATS.map((stat) => (
              <th key={stat} scope="col">
                {STAT_NAMES[stat]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tags.slice(0, MOST_TAGS).map((tag) => (
            <TagRow key={tag} table={table} tag={tag} />
          ))}
        </tbody>
      </table>
      {tags.length > MOST_TAGS && <p>and {tags.length - MOST_TAGS} more</p>}
    </div>
  );
}

function TagRow({ table, tag }: { readonly table: TableModel; readonly tag: string }): JSX.Element {
  const shown = table.tagColumns.value;
  return (
    <tr>
      <th scope="row">{tag}</th>
      {RUN_STATS.map((stat) => (
        <td key={stat}>
          <input
            type="checkbox"
            aria-label={`${tag}, ${STAT_NAMES[stat]}`}
            checked={shown.some((column) => column.tag === tag && column.stat === stat)}
            onChange={() => table.toggleColumn({ tag, stat })}
          />
        </td>
      ))}
    </tr>
  );
}
