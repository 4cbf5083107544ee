import type { JSX } from "preact";
import type { Share } from "../../state";
import { Icon, MiddleText, Swatch } from "../../ui";
import { formatStep, formatValue } from "../../util/format";
import { type RunListModel, runsOf } from "./list-model";
import { LiveDot } from "./live-dot";
import { openLook, openMenu } from "./row-actions";
import type { FolderRow, GroupRow, Row, RunRowModel } from "./rows";

interface RowProps<R extends Row> {
  readonly list: RunListModel;
  readonly row: R;
}

/** One row of the list. The list around it has the keys of all its rows. */
export function RowView(props: RowProps<Row> & { readonly position: number }): JSX.Element {
  const { list, row, position } = props;
  const { runs } = list.frame.store;
  const share = runs.shareOf(runsOf(row));
  const isTree = list.isTree.value;
  const name = row.kind === "run" ? runs.nameOf(row.run) : null;
  const { screen } = list.frame;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list around it has the keys of all its rows
    // biome-ignore lint/a11y/noStaticElementInteractions: an option or a treeitem, as its role says
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles have these
    <div
      id={`row-${position}`}
      class="run"
      role={isTree ? "treeitem" : "option"}
      tabIndex={-1}
      aria-selected={share !== "none"}
      aria-level={isTree ? row.depth + 1 : undefined}
      aria-expanded={row.kind === "run" ? undefined : row.isOpen}
      aria-setsize={isTree ? undefined : list.rows.value.length}
      aria-posinset={isTree ? undefined : position + 1}
      data-kind={row.kind}
      data-run={name}
      data-active={list.active.value === position}
      data-highlighted={name !== null && screen.highlighted.value === name}
      data-last-pinned={row.kind === "run" && row.isLastPinned}
      style={{ "--depth": row.depth }}
      onClick={(event) => onClick(event, list, row)}
      onDblClick={() => row.kind === "run" && list.showOnly(row)}
      onContextMenu={(event) => {
        event.preventDefault();
        openMenu(list, row, { x: event.clientX, y: event.clientY });
      }}
      onPointerEnter={() => {
        screen.hoveredRun.value = name;
      }}
    >
      <Eye share={share} />
      {row.kind === "run" ? <RunCells list={list} row={row} /> : <BundleCells list={list} row={row} />}
    </div>
  );
}

/** A click on the eye hides, on the swatch recolours, elsewhere highlights or opens; with shift a range, with alt only this. */
function onClick(event: MouseEvent, list: RunListModel, row: Row): void {
  const { screen, store } = list.frame;
  const isOn = (part: string) => event.target instanceof Element && event.target.closest(part) !== null;
  list.activate(list.rows.value.indexOf(row));
  if (event.altKey) list.showOnly(row);
  else if (event.shiftKey) list.toggleUpTo(row);
  else if (isOn(".eye")) list.toggle(row);
  else if (row.kind !== "run") list.setOpen(row, !row.isOpen);
  else if (isOn(".swatch")) openLook(list, row.run, { x: event.clientX, y: event.clientY + 8 });
  else screen.togglePin(store.runs.nameOf(row.run));
}

const EYE_TITLES: Readonly<Record<Share, string>> = { all: "Hide", some: "Show all", none: "Show" };

function Eye({ share }: { readonly share: Share }): JSX.Element {
  return (
    <span class="eye" data-share={share} title={EYE_TITLES[share]}>
      <Icon name={share === "none" ? "eyeOff" : "eye"} />
    </span>
  );
}

function RunCells({ list, row }: RowProps<RunRowModel>): JSX.Element {
  const { store, ground } = list.frame;
  const { runs } = store;
  const { run, short, dim } = row;
  const name = runs.nameOf(run);
  const label = runs.labelOf(run);
  const text = label === name ? (short ?? name) : label;
  return (
    <>
      <Swatch {...runs.styleOf(run, ground.value)} />
      <MiddleText
        text={text}
        title={label === name ? name : `${label}\n${name}`}
        dim={label === name ? dim : 0}
      />
      {runs.baseline.value === run && <small class="badge">base</small>}
      <LastValue list={list} run={run} />
      <LiveDot frame={list.frame} run={run} />
    </>
  );
}

function LastValue({ list, run }: { readonly list: RunListModel; readonly run: number }): JSX.Element | null {
  const { facts } = list.frame.store.runs;
  const tag = list.frame.valueTag.value;
  const value = tag === null ? null : facts.values.value.lastValue(run, tag);
  return value === null ? null : <span class="last-value">{formatValue(value)}</span>;
}

function BundleCells({ list, row }: RowProps<FolderRow | GroupRow>): JSX.Element {
  return (
    <>
      {row.kind === "group" && <Swatch {...row.group.styleOf(list.frame.ground.value)} />}
      <span class="fold-mark" data-open={row.isOpen}>
        <Icon name="chevron" />
      </span>
      <MiddleText text={row.label} dim={row.dim} />
      <span class="last-value">{formatStep(row.runs.length)}</span>
    </>
  );
}
