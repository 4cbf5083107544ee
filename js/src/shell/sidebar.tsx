import type { JSX } from "preact";
import { lineStyle } from "../theme";
import { IconButton, SearchField, Swatch, TextButton } from "../ui";
import { formatCount, formatStep } from "../util/format";
import type { Frame } from "./frame";
import { RunList } from "./run-list";

const MOST_SWATCHES = 60;

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
        <RunActions frame={frame} />
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
          title={runs.nameOf(run)}
          data-highlighted={frame.screen.highlighted.value === runs.nameOf(run)}
          data-hidden={!runs.visible.value.has(run)}
          onPointerEnter={() => {
            frame.screen.hoveredRun.value = runs.nameOf(run);
          }}
          onPointerLeave={() => {
            frame.screen.hoveredRun.value = null;
          }}
        >
          <Swatch {...lineStyle(run, frame.ground.value)} />
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
      placeholder="Filter runs, /regex/"
      value={settings.values.run_filter.value}
      found={`${runs.listed.value.length} of ${runs.names.value.length}`}
      error={runs.filter.value.error}
      shortcut="r"
      onInput={(value) => settings.set("run_filter", value)}
    />
  );
}

function RunActions({ frame }: { readonly frame: Frame }): JSX.Element {
  const { runs } = frame.store;
  const listed = runs.listed.value;
  return (
    <div class="run-actions">
      <TextButton onClick={() => runs.show(listed, true)}>all</TextButton>
      <TextButton onClick={() => runs.show(listed, false)}>none</TextButton>
      <TextButton onClick={() => runs.invert()}>invert</TextButton>
      <span>
        {runs.visible.value.size} of {runs.names.value.length} shown
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
