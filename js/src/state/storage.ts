/** Keeps texts by key beyond a page's life. */
export interface Storage {
  load(key: string): string | null;
  save(key: string, text: string): void;
}

/** The browser's storage. Where it is shut or full, nothing is kept: the dashboard works without. */
export const browserStorage: Storage = {
  load(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  save(key, text) {
    try {
      localStorage.setItem(key, text);
    } catch {}
  },
};
