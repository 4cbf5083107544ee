import type { JSX } from "preact";
import { below, IconButton, SearchField, Swatch, TextButton } from "../../ui";
import { formatCount, formatStep } from "../../util/format";
import type { Frame } from "../frame";
import { Arrange } from "./arrange";
import { RunList } from "./run-list";

const MOST_SWATCHES = 60;
const FIRST = 8;
const FILTER_HELP = `Filter runs. All parts must hold:
text  a part of the name
/regex/  found in the name
loss<0.1  the last value of a tag
lr>=1e-3, opt=adam  a hyperparameter
name=a  the whole name`;

/** The runs: beside the cards where there is room, else a strip of swatches that opens over them. */
export function Sidebar({ frame }: { readonly frame: Frame }): JSX.Element {
  const { sidebar } = frame.screen;
  const close = () => {
    sidebar.value = false;
  };
  return (
    <aside class="sidebar" data-open={sidebar.value ?? "auto"} aria-label="Runs">
      <SwatchStrip frame={frame} />
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes the sidebar too */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a larger target for what the close button does */}
      <div class="sidebar-scrim" onClick={close} />
      <div class="sidebar-panel">
        <div class="sidebar-top">
          <RunSearch frame={frame} />
          <IconButton icon="sidebar" label="Close the list of runs" shortcut="[" onClick={close} />
        </div>
        <FilterError frame={frame} />
        <RunActions frame={frame} />
        <CrowdHint frame={frame} />
        <ListHead frame={frame} />
        <RunList frame={frame} />
        <Totals frame={frame} />
      </div>
    </aside>
  );
}

function SwatchStrip({ frame }: { readonly frame: Frame }): JSX.Element {
  const { runs } = frame.store;
  const shown = runs.listed.value.slice(0, MOST_SWATCHES);
  const open = () => {
    frame.screen.sidebar.value = true;
  };
  return (
    <button
      type="button"
      class="sidebar-strip"
      aria-label="Open the list of runs"
      aria-keyshortcuts="["
      onClick={open}
    >
      {shown.map((run) => (
        <span
          key={run}
          title={runs.labelOf(run)}
          data-highlighted={frame.screen.highlighted.value === runs.nameOf(run)}
          data-hidden={!runs.visible.value.has(run)}
          onPointerEnter={() => {
            frame.screen.hoveredRun.value = runs.nameOf(run);
          }}
          onPointerLeave={() => {
            frame.screen.hoveredRun.value = null;
          }}
        >
          <Swatch {...runs.styleOf(run, frame.ground.value)} />
        </span>
      ))}
    </button>
  );
}

function RunSearch({ frame }: { readonly frame: Frame }): JSX.Element {
  const { runs, settings } = frame.store;
  return (
    <SearchField
      label="Filter runs"
      placeholder="Filter runs, /regex/, lr<0.01"
      help={FILTER_HELP}
      value={settings.values.runs.value}
      found={`${runs.listed.value.length} of ${runs.names.value.length}`}
      error={runs.filter.value.error}
      shortcut="r"
      onInput={(value) => settings.set("runs", value)}
    />
  );
}

/** What of the filter or the grouping could not be understood. */
function FilterError({ frame }: { readonly frame: Frame }): JSX.Element | null {
  const { filter, grouping } = frame.store.runs;
  const error = filter.value.error ?? grouping.error.value;
  return error === null ? null : <p class="filter-error">{error}</p>;
}

function RunActions({ frame }: { readonly frame: Frame }): JSX.Element {
  const { runs } = frame.store;
  const listed = runs.listed.value;
  return (
    <div class="run-actions">
      <TextButton onClick={() => runs.show(listed, true)}>all</TextButton>
      <TextButton onClick={() => runs.show(listed, false)}>none</TextButton>
      <TextButton onClick={() => runs.invert()}>invert</TextButton>
      {listed.length > FIRST && <TextButton onClick={() => runs.showFirst(FIRST)}>first {FIRST}</TextButton>}
      <span>
        {runs.visible.value.size} of {runs.names.value.length}
      </span>
    </div>
  );
}

/** Says why runs stand back in grey, and what helps. */
function CrowdHint({ frame }: { readonly frame: Frame }): JSX.Element | null {
  const { runs } = frame.store;
  if (!runs.isCrowded.value) return null;
  return <p class="crowd-hint">Grey: out of colours. Group or filter.</p>;
}

/** Says whose values stand on the right, and opens what arranges the list. */
function ListHead({ frame }: { readonly frame: Frame }): JSX.Element {
  const arrange = (event: MouseEvent) => {
    const place = below(event.currentTarget as Element);
    const content = () => <Arrange frame={frame} />;
    frame.overlay.value = { label: "Group, colour and values of runs", place, content };
  };
  const { group_by } = frame.store.settings.values;
  return (
    <div class="list-head">
      <button type="button" onClick={arrange} title="Group and colour runs, choose the values beside them">
        {group_by.value === "" ? "Runs" : "Groups"}
        <span aria-hidden="true">⋯</span>
      </button>
      <span class="values-of" title={frame.valueTag.value ?? undefined}>
        {frame.valueTag.value?.split("/").at(-1)}
      </span>
    </div>
  );
}

/** How much was read, and what of it restarts made void. */
function Totals({ frame }: { readonly frame: Frame }): JSX.Element | null {
  const status = frame.store.intake.status.value;
  if (status === null || status.points === 0) return null;
  const { points, superseded } = status;
  return (
    <p class="totals">
      {formatCount(points, "point")}
      {superseded > 0 && (
        <span title="A restarted run wrote these steps again; the later points are shown.">
          , {formatStep(superseded)} superseded
        </span>
      )}
    </p>
  );
}
