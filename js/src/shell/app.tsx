import type { JSX } from "preact";
import { IconButton } from "../ui";
import type { Frame } from "./frame";
import { Header } from "./header";
import { Overlays } from "./overlays";
import { ResizeHandle } from "./resize-handle";
import { Sidebar } from "./sidebar/sidebar";
import { NoData } from "./states";
import { Strips } from "./strips";
import { RunsTable } from "./table/runs-table";

/** One view of a model. */
export function App({ frame }: { readonly frame: Frame }): JSX.Element {
  const { only } = frame.store.settings.values;
  if (only.value.length > 0) return <Alone frame={frame} />;
  return (
    <>
      <Header frame={frame} />
      <Toolbar frame={frame} />
      <Strips frame={frame} />
      <Main frame={frame} />
      <Overlays frame={frame} />
      {!frame.isFull.value && <ResizeHandle settings={frame.store.settings} />}
    </>
  );
}

/** One chart of some tags, with nothing around it but what the user must know. */
function Alone({ frame }: { readonly frame: Frame }): JSX.Element {
  const tab = frame.tab.value;
  return (
    <>
      <Strips frame={frame} />
      <div class="main">
        {tab === null ? <NoData status={frame.store.intake.status.value} /> : <tab.view.Body />}
      </div>
      <Overlays frame={frame} />
    </>
  );
}

function Toolbar({ frame }: { readonly frame: Frame }): JSX.Element | null {
  const tab = frame.tab.value;
  if (tab === null) return hasNothing(frame) ? null : <div class="toolbar" />;
  const isOpen = frame.areSettingsOpen.value;
  const toggle = () => {
    frame.areSettingsOpen.value = !isOpen;
  };
  return (
    <div class="toolbar" role="toolbar" aria-label={`${tab.kind.title}: settings`} data-open={isOpen}>
      <tab.view.Toolbar />
      <span class="fold">
        <IconButton icon="sliders" label="More settings" pressed={isOpen} onClick={toggle} />
      </span>
    </div>
  );
}

function Main({ frame }: { readonly frame: Frame }): JSX.Element {
  return (
    <div class="main">
      {!hasNothing(frame) && <Sidebar frame={frame} />}
      <Body frame={frame} />
    </div>
  );
}

function Body({ frame }: { readonly frame: Frame }): JSX.Element {
  const tab = frame.tab.value;
  const { intake, settings } = frame.store;
  if (tab === null) return <NoData status={intake.status.value} />;
  return settings.values.is_table.value ? <RunsTable frame={frame} /> : <tab.view.Body />;
}

/** Whether it is known that there is nothing to show; while that is open, the place of what may come is kept. */
function hasNothing({ store, tab }: Frame): boolean {
  const status = store.intake.status.value;
  return tab.value === null && status !== null && status.state !== "loading";
}
