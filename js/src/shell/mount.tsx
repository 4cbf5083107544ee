import { effect } from "@preact/signals";
import { render } from "preact";
import { tokens } from "../theme";
import { uiCss } from "../ui";
import { App } from "./app";
import { Frame } from "./frame";
import header from "./header.css";
import narrow from "./narrow.css";
import shell from "./shell.css";
import { listenToShortcuts } from "./shortcuts";
import list from "./sidebar/list.css";
import sidebar from "./sidebar/sidebar.css";
import type { Store } from "./store";
import table from "./table/table.css";

/** Show a model inside `host` until `abort`. Nothing of it is left on the page then. */
export function mount(store: Store, host: HTMLElement, abort: AbortSignal): void {
  const shadow = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const root = document.createElement("div");
  root.className = "tbx";
  root.tabIndex = -1;
  root.setAttribute("role", "region");
  root.setAttribute("aria-label", "TensorBoard");
  shadow.replaceChildren(styles(store), root);
  const frame = new Frame(store, host, root, abort);
  dress(frame, abort);
  fillWindow(frame, host, abort);
  listenToShortcuts(frame, host, abort);
  tellSelection(frame, abort);
  render(<App frame={frame} />, root);
  abort.addEventListener("abort", () => {
    render(null, root);
    shadow.replaceChildren();
  });
}

function styles(store: Store): HTMLStyleElement {
  const style = document.createElement("style");
  style.textContent = [
    tokens,
    uiCss,
    shell,
    header,
    sidebar,
    list,
    table,
    narrow,
    ...store.dashboards.map(({ kind }) => kind.css),
  ].join("\n");
  return style;
}

/** Keep the root's theme and height as the settings say. */
function dress(frame: Frame, abort: AbortSignal): void {
  const { root, ground, isFull } = frame;
  const { theme, height } = frame.store.settings.values;
  const stop = effect(() => {
    root.dataset.ground = ground.value;
    root.dataset.follow = String(theme.value === "auto");
    root.style.height = isFull.value ? "" : `${height.value}px`;
  });
  abort.addEventListener("abort", stop, { once: true });
}

/** Keep Python told what is chosen here. */
function tellSelection({ store, screen }: Frame, abort: AbortSignal): void {
  const { runs, settings } = store;
  const stop = effect(() => {
    const mark = settings.values.step_mark.value;
    settings.tell({
      runs: [...runs.visible.value].map((run) => runs.nameOf(run)),
      highlighted: screen.pinnedRun.value,
      steps: mark?.length === 2 ? mark : null,
    });
  });
  abort.addEventListener("abort", stop, { once: true });
}

/** The browser's full screen, or all of the window where that is refused. */
function fillWindow(frame: Frame, host: HTMLElement, abort: AbortSignal): void {
  const stop = effect(() => {
    const isFull = frame.isFull.value;
    frame.root.dataset.full = String(isFull);
    if (isFull) host.requestFullscreen?.().catch(() => {});
    else if (host.matches(":fullscreen")) void document.exitFullscreen();
  });
  const onChange = () => {
    if (!host.matches(":fullscreen")) frame.isFull.value = false;
  };
  host.addEventListener("fullscreenchange", onChange, { signal: abort });
  abort.addEventListener("abort", stop, { once: true });
}
