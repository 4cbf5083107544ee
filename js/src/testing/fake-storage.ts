import type { Storage } from "../state";

/** Keeps texts in memory: what a page's successor finds. */
export class FakeStorage implements Storage {
  readonly texts = new Map<string, string>();

  load(key: string): string | null {
    return this.texts.get(key) ?? null;
  }

  save(key: string, text: string): void {
    this.texts.set(key, text);
  }
}
