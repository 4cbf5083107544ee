import type { JSX } from "preact";
import { below, IconButton, Select } from "../ui";
import type { Frame, Tab } from "./frame";
import { type LinkState, linkText, livenessOf } from "./link-text";
import { openMore } from "./more";

/** Where the data comes from and how fresh it is, the tabs, and what concerns the whole view. */
export function Header({ frame }: { readonly frame: Frame }): JSX.Element {
  const { store } = frame;
  const state = linkStateOf(frame);
  const isPaused = state.isPaused;
  return (
    <div class="header">
      <Place paths={state.status?.paths ?? []} />
      <span class="liveness" data-liveness={livenessOf(state)}>
        <i />
        <span>{linkText(state)}</span>
      </span>
      <Tabs frame={frame} />
      <Busy link={state.link} />
      <RunsButton frame={frame} />
      <IconButton
        icon={isPaused ? "play" : "pause"}
        label={isPaused ? "Go on" : "Pause"}
        pressed={isPaused}
        onClick={() => store.togglePause()}
      />
      <MoreButton frame={frame} />
      <FullScreenButton frame={frame} />
      <Progress state={state} />
    </div>
  );
}

export function linkStateOf({ store, now }: Frame): LinkState {
  return {
    link: store.connection.link.value,
    heard: store.connection.heard.value,
    status: store.intake.status.value,
    isPaused: store.intake.paused.value,
    now: now.value,
  };
}

function Place({ paths }: { readonly paths: readonly string[] }): JSX.Element {
  const [first = "", ...others] = paths;
  return (
    <b class="place" title={paths.join("\n")}>
      {first}
      {others.length > 0 && ` + ${others.length}`}
    </b>
  );
}

/** In the header, where its coming and going moves nothing: a training's cells start and end all the time. */
function Busy({ link }: { readonly link: LinkState["link"] }): JSX.Element {
  const isBusy = link === "busy";
  return (
    <span
      class="busy"
      role="status"
      title="The screen shows what has arrived. Detail follows when the cell yields."
    >
      {isBusy && "kernel busy: detail follows"}
    </span>
  );
}

function Tabs({ frame }: { readonly frame: Frame }): JSX.Element {
  const tabs = frame.tabs.value;
  const choose = (kind: string) => {
    frame.chosen.value = kind;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    const at = frame.tab.value === null ? 0 : tabs.indexOf(frame.tab.value);
    const next = (at + by + tabs.length) % tabs.length;
    choose(tabs[next]?.kind.kind ?? "");
    (event.currentTarget as Element).querySelectorAll<HTMLElement>("[role=tab]")[next]?.focus();
  };
  return (
    <>
      <div class="tabs" role="tablist" aria-label="Dashboards" onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <TabButton key={tab.kind.kind} tab={tab} isChosen={tab === frame.tab.value} onChoose={choose} />
        ))}
      </div>
      <TabSelect frame={frame} onChoose={choose} />
    </>
  );
}

interface TabButtonProps {
  readonly tab: Tab;
  readonly isChosen: boolean;
  onChoose(kind: string): void;
}

function TabButton({ tab, isChosen, onChoose }: TabButtonProps): JSX.Element {
  return (
    <button
      type="button"
      role="tab"
      aria-selected={isChosen}
      tabIndex={isChosen ? 0 : -1}
      onClick={() => onChoose(tab.kind.kind)}
    >
      {tab.kind.title}
      <small>{tab.data.count.value}</small>
    </button>
  );
}

/** The tabs where there is no room for them. */
function TabSelect(props: { readonly frame: Frame; onChoose(kind: string): void }): JSX.Element | null {
  const { tabs, tab } = props.frame;
  if (tabs.value.length < 2) return null;
  const choices = tabs.value.map(({ kind }) => ({ value: kind.kind, label: kind.title }));
  return (
    <span class="tab-select">
      <Select
        label="Dashboard"
        choices={choices}
        value={tab.value?.kind.kind ?? ""}
        onChange={props.onChoose}
      />
    </span>
  );
}

/** The way to the runs where there is no room for a sidebar. */
function RunsButton({ frame }: { readonly frame: Frame }): JSX.Element {
  const { sidebar } = frame.screen;
  const toggle = () => {
    sidebar.value = sidebar.value !== true;
  };
  return (
    <span class="runs-button">
      <IconButton icon="runs" label="Runs" pressed={sidebar.value === true} shortcut="[" onClick={toggle} />
    </span>
  );
}

function FullScreenButton({ frame }: { readonly frame: Frame }): JSX.Element {
  const isFull = frame.isFull.value;
  const toggle = () => {
    frame.isFull.value = !isFull;
  };
  return (
    <IconButton
      icon={isFull ? "shrink" : "expand"}
      label={isFull ? "Back into the page" : "Fill the window"}
      pressed={isFull}
      onClick={toggle}
    />
  );
}

function MoreButton({ frame }: { readonly frame: Frame }): JSX.Element {
  return (
    <IconButton icon="more" label="Menu" onClick={(event) => openMore(frame, below(event.currentTarget))} />
  );
}

function Progress({ state }: { readonly state: LinkState }): JSX.Element | null {
  const { status } = state;
  if (status?.state !== "loading" || status.bytesTotal === 0) return null;
  const share = status.bytesRead / status.bytesTotal;
  return <progress class="loading" aria-label="Reading event files" value={share} max={1} />;
}
