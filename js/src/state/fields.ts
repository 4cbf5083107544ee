/**
 * How one setting is told from other values, and what it is before anyone sets it.
 *
 * Settings come from traits, from the browser's storage and from files: each is checked where it comes in.
 */
export interface Field<T> {
  readonly initial: T;
  /** The setting that a value from outside stands for; `undefined` when it is none. */
  read(value: unknown): T | undefined;
  /** The value as Python and files have it; by default as it is. */
  write?(value: T): unknown;
}

export function text(initial = ""): Field<string> {
  return { initial, read: (value) => (typeof value === "string" ? value : undefined) };
}

export function flag(initial: boolean): Field<boolean> {
  return { initial, read: (value) => (typeof value === "boolean" ? value : undefined) };
}

/** A finite number within bounds, both included. */
export function amount(initial: number, lowest: number, highest: number): Field<number> {
  return { initial, read: (value) => (isWithin(value, lowest, highest) ? value : undefined) };
}

export function isWithin(value: unknown, lowest: number, highest: number): value is number {
  return typeof value === "number" && value >= lowest && value <= highest;
}

/** One of a few words; the first one is the initial one. */
export function oneOf<const T extends string>(words: readonly [T, ...T[]]): Field<T> {
  return { initial: words[0], read: (value) => words.find((word) => word === value) };
}

/** A list whose items are all good. */
export function listOf<T>(readItem: (item: unknown) => T | undefined): Field<readonly T[]> {
  return { initial: [], read: (value) => (Array.isArray(value) ? allOf(value, readItem) : undefined) };
}

export const texts = (): Field<readonly string[]> => listOf(text().read);

/** An object whose values are all good. */
export function recordOf<T>(readItem: (item: unknown) => T | undefined): Field<Readonly<Record<string, T>>> {
  return {
    initial: {},
    read(value) {
      if (!isRecord(value)) return undefined;
      const items = allOf(Object.values(value), readItem);
      return items && Object.fromEntries(Object.keys(value).map((key, i) => [key, items[i] as T]));
    },
  };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function allOf<T>(values: readonly unknown[], readItem: (item: unknown) => T | undefined): T[] | undefined {
  const items = values.map(readItem);
  return items.every((item) => item !== undefined) ? items : undefined;
}
