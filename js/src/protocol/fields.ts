import { ProtocolError } from "./error";

/** Checked reading of one JSON object of a header: each method throws `ProtocolError` unless the field has its type. */
export class Fields {
  readonly #object: Readonly<Record<string, unknown>>;
  readonly #where: string;

  constructor(value: unknown, where: string) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      throw new ProtocolError(`${where} is not an object`);
    }
    this.#object = value as Record<string, unknown>;
    this.#where = where;
  }

  has(name: string): boolean {
    return this.#object[name] !== undefined;
  }

  text(name: string): string {
    const value = this.#object[name];
    return typeof value === "string" ? value : this.#refuse(name, "text");
  }

  number(name: string): number {
    const value = this.#object[name];
    return typeof value === "number" ? value : this.#refuse(name, "a number");
  }

  optionalNumber(name: string): number | null {
    return this.#object[name] === null ? null : this.number(name);
  }

  flag(name: string): boolean {
    const value = this.#object[name];
    return typeof value === "boolean" ? value : this.#refuse(name, "true or false");
  }

  /** A value that is text, a number, or true or false. */
  plain(name: string): string | number | boolean {
    const value = this.#object[name];
    const isPlain = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
    return isPlain ? value : this.#refuse(name, "text, a number, or true or false");
  }

  list<T>(name: string, read: (item: unknown, where: string) => T): T[] {
    const value = this.#object[name];
    if (!Array.isArray(value)) return this.#refuse(name, "a list");
    return value.map((item) => read(item, `${this.#where}.${name}`));
  }

  texts(name: string): string[] {
    return this.list(name, textItem);
  }

  object(name: string): Fields {
    return new Fields(this.#object[name], `${this.#where}.${name}`);
  }

  names(): string[] {
    return Object.keys(this.#object);
  }

  #refuse(name: string, wanted: string): never {
    throw new ProtocolError(`${this.#where}.${name} is not ${wanted}`);
  }
}

/** An element of a list that has to be text. */
export function textItem(item: unknown, where: string): string {
  if (typeof item === "string") return item;
  throw new ProtocolError(`${where} holds something that is not text`);
}
