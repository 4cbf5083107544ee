import { DASHBOARDS } from "../dashboards/registry";
import { browserClock } from "../data";
import { mount, Store } from "../shell";
import { browserStorage, type TraitModel } from "../state";
import { type CommModel, commTransport } from "../transport";

type Model = CommModel & TraitModel;

interface InitializeProps {
  readonly model: Model;
}

interface RenderProps {
  readonly el: HTMLElement;
}

/**
 * The anywidget entry: called once for each model, so that the store belongs to the model and each `render` is a view.
 *
 * `initialize` and `render` are handed different proxies of one model; what they share lives in this closure.
 */
export default function widget() {
  let store: Store | null = null;
  let views = 0;
  let hasLeft = false;
  return {
    initialize({ model }: InitializeProps): () => void {
      const ended = new AbortController();
      store = openStore(model, ended.signal);
      partWithPage(store, ended.signal);
      return () => ended.abort();
    },
    render({ el }: RenderProps): () => void {
      if (store === null) throw new Error("render was called before initialize");
      const { connection } = store;
      const ended = new AbortController();
      if (hasLeft) connection.comeBack();
      hasLeft = false;
      mount(store, el, ended.signal);
      views += 1;
      return () => {
        ended.abort();
        views -= 1;
        hasLeft = views === 0;
        if (hasLeft) connection.leave();
      };
    },
  };
}

/** A page that goes, by a reload or a closed tab, says so; one that the browser brings back says hello. */
function partWithPage({ connection }: Store, signal: AbortSignal): void {
  addEventListener("pagehide", () => connection.leave(), { signal });
  addEventListener("pageshow", ({ persisted }) => persisted && connection.comeBack(), { signal });
}

function openStore(model: Model, signal: AbortSignal): Store {
  return new Store({
    traits: model,
    transport: commTransport(model),
    clock: browserClock,
    client: randomName(),
    kinds: DASHBOARDS,
    storage: browserStorage,
    signal,
  });
}

/** Also where `crypto.randomUUID` is missing, as on a hub that is served without TLS. */
function randomName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
