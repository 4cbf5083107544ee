import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { VirtualList } from "../../ui";
import type { Frame } from "../frame";
import { onListKey } from "./list-keys";
import { RunListModel } from "./list-model";
import { RowView } from "./row";

const ROW_HEIGHT = 24;

/** The runs that match the filter: show and hide them, bring one to the front. */
export function RunList({ frame }: { readonly frame: Frame }): JSX.Element {
  const list = useMemo(() => new RunListModel(frame), [frame]);
  const rows = list.rows.value;
  const active = list.active.value;
  const onKeyDown = (event: KeyboardEvent) => {
    if (!onListKey(event, list)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a tree or a listbox, as its role says
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles have these
    <div
      class="run-list"
      role={list.isTree.value ? "tree" : "listbox"}
      aria-label="Runs"
      aria-multiselectable="true"
      aria-activedescendant={active === null ? undefined : `row-${active}`}
      tabIndex={0}
      data-jp-suppress-context-menu
      onKeyDown={onKeyDown}
      onFocus={() => list.active.peek() === null && list.activate(0)}
      onPointerLeave={() => {
        frame.screen.hoveredRun.value = null;
      }}
    >
      <VirtualList
        count={rows.length}
        rowHeight={ROW_HEIGHT}
        active={active}
        row={(position) => {
          const row = rows[position];
          return row && <RowView key={row.key} list={list} row={row} position={position} />;
        }}
      />
    </div>
  );
}
