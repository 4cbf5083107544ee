import { computed, type ReadonlySignal, signal } from "@preact/signals";

/** Something that was done to a view and can be taken back. */
export interface Change {
  /** Changes that follow each other at once under one key are taken back together; `null` stands alone. */
  readonly key: string | null;
  undo(): void;
  redo(): void;
}

interface Entry extends Change {
  readonly at: number;
}

const MOST_ENTRIES = 200;
const TOGETHER_MS = 1000;

/** What was done, newest last, and what was undone of it. */
export class History {
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;
  readonly #done = signal<readonly Entry[]>([]);
  readonly #undone = signal<readonly Entry[]>([]);
  readonly #now: () => number;

  /** @param now milliseconds of any clock */
  constructor(now: () => number) {
    this.#now = now;
    this.canUndo = computed(() => this.#done.value.length > 0);
    this.canRedo = computed(() => this.#undone.value.length > 0);
  }

  /** Remember a change that has just been made. */
  push(change: Change): void {
    const at = this.#now();
    const done = this.#done.peek();
    const last = done.at(-1);
    this.#undone.value = [];
    if (change.key !== null && last?.key === change.key && at - last.at < TOGETHER_MS) {
      const joined = { key: change.key, at, undo: () => last.undo(), redo: () => change.redo() };
      this.#done.value = [...done.slice(0, -1), joined];
    } else {
      const { key } = change;
      const entry = { key, at, undo: () => change.undo(), redo: () => change.redo() };
      this.#done.value = [...done.slice(1 - MOST_ENTRIES), entry];
    }
  }

  /** Take the newest change back. Returns whether there was one. */
  undo(): boolean {
    const last = this.#done.peek().at(-1);
    if (last === undefined) return false;
    this.#done.value = this.#done.peek().slice(0, -1);
    this.#undone.value = [...this.#undone.peek(), last];
    last.undo();
    return true;
  }

  /** Make the change again that was taken back last. Returns whether there was one. */
  redo(): boolean {
    const last = this.#undone.peek().at(-1);
    if (last === undefined) return false;
    this.#undone.value = this.#undone.peek().slice(0, -1);
    this.#done.value = [...this.#done.peek(), last];
    last.redo();
    return true;
  }
}
