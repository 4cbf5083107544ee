/** Counts of what a page still holds on to. */
export interface Held {
  observers: number;
  listeners: number;
}

type Patchable = Record<string, unknown>;

/**
 * Replace the observers of the page, and the listeners on its lasting objects, by ones that are counted. Every element
 * that an intersection observer watches is in sight at once. Returns the counts and what puts all back.
 */
export function countHeld(): { readonly held: Held; restore(): void } {
  const held: Held = { observers: 0, listeners: 0 };
  const undo = [
    ...["ResizeObserver", "MutationObserver"].map((name) => replace(globalThis, name, observerClass(held))),
    replace(globalThis, "IntersectionObserver", observerClass(held, true)),
    ...[document, window, document.body].map((target) => countListeners(target, held)),
  ];
  const restore = () => {
    for (const put of undo) put();
  };
  return { held, restore };
}

function observerClass(held: Held, tellsAtOnce = false): unknown {
  return class {
    readonly #tell: (entries: object[]) => void;
    #isWatching = false;

    constructor(tell: (entries: object[]) => void) {
      this.#tell = tell;
    }

    observe(target: Element): void {
      if (!this.#isWatching) held.observers += 1;
      this.#isWatching = true;
      if (tellsAtOnce) this.#tell([{ target, isIntersecting: true }]);
    }

    unobserve(): void {}

    disconnect(): void {
      if (this.#isWatching) held.observers -= 1;
      this.#isWatching = false;
    }
  };
}

function countListeners(target: EventTarget, held: Held): () => void {
  const add = target.addEventListener;
  const remove = target.removeEventListener;
  target.addEventListener = function counted(...args: Parameters<EventTarget["addEventListener"]>) {
    held.listeners += 1;
    const options = args[2];
    const signal = typeof options === "object" ? options.signal : undefined;
    signal?.addEventListener("abort", () => {
      held.listeners -= 1;
    });
    return add.apply(this, args);
  };
  target.removeEventListener = function counted(...args: Parameters<EventTarget["removeEventListener"]>) {
    held.listeners -= 1;
    return remove.apply(this, args);
  };
  return () => Object.assign(target, { addEventListener: add, removeEventListener: remove });
}

function replace(object: object, name: string, value: unknown): () => void {
  const before = (object as Patchable)[name];
  (object as Patchable)[name] = value;
  return () => {
    (object as Patchable)[name] = before;
  };
}
