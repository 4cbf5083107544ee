import { mount, Store, type StoreOptions } from "../shell";
import { commTransport } from "../transport";
import { curvesOf } from "./curves";
import { FakeClock } from "./fake-clock";
import { FakeModel } from "./fake-model";
import { FakeStorage } from "./fake-storage";
import { catalogueOf, updateOf } from "./messages";

/** A model on a page, with a fake kernel behind it. */
export function page(kinds: StoreOptions["kinds"], traits: Readonly<Record<string, unknown>> = {}) {
  const model = new FakeModel(traits);
  const clock = new FakeClock();
  const ended = new AbortController();
  const storage = new FakeStorage();
  const { signal } = ended;
  const store = new Store({
    traits: model,
    transport: commTransport(model),
    clock,
    client: "me",
    kinds,
    storage,
    signal,
  });
  const receive = (status: object, seq = 0) => model.receive(updateOf({ seq, full: true, status }));
  const receiveCurves = (runs: readonly string[] = ["exp/a", "exp/b"], seq = 0) => {
    const catalogue = catalogueOf(runs, ["train/loss", "val/loss"]);
    const curves = runs.flatMap((_, run) => [0, 1].map((tag) => ({ run, tag, value: [3, 2, 1 + run] })));
    model.receive(updateOf({ seq, full: true, catalogue }, [curvesOf(curves)]));
  };
  return { model, clock, store, receive, receiveCurves, show: () => viewOf(store), end: () => ended.abort() };
}

/** One view of a model, and how a user finds and touches things in it. */
function viewOf(store: Store) {
  const host = document.body.appendChild(document.createElement("div"));
  const ended = new AbortController();
  mount(store, host, ended.signal);
  const root = () => host.shadowRoot?.querySelector<HTMLElement>(".tbx");
  const find = (selector: string) => root()?.querySelector<HTMLElement>(selector) ?? null;
  return {
    host,
    root,
    find,
    text: () => root()?.textContent ?? "",
    all: (selector: string) => [...(root()?.querySelectorAll<HTMLElement>(selector) ?? [])],
    /** Press a key on what a selector finds, else on whatever has the focus, else on the view. */
    press: (key: string, selector?: string, more: KeyboardEventInit = {}) => {
      const target = selector === undefined ? (host.shadowRoot?.activeElement ?? root()) : find(selector);
      const event = new KeyboardEvent("keydown", {
        key,
        bubbles: true,
        composed: true,
        cancelable: true,
        ...more,
      });
      target?.dispatchEvent(event);
      return event;
    },
    close: () => {
      ended.abort();
      host.remove();
    },
  };
}
