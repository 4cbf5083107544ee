import { ProtocolError } from "./error";
import { Fields } from "./fields";

const VIEWS = {
  u1: Uint8Array,
  u4: Uint32Array,
  i8: BigInt64Array,
  f4: Float32Array,
  f8: Float64Array,
} as const;

/** The element types of columns, as docs/protocol.md names them. */
export type Dtype = keyof typeof VIEWS;
export type ColumnArray = InstanceType<(typeof VIEWS)[Dtype]>;

/** Named columns over one payload. Arrays are views: they share the payload's memory. */
export class Table {
  constructor(
    readonly kind: string,
    readonly name: string,
    readonly meta: Fields,
    private readonly columns: ReadonlyMap<string, ColumnArray>,
  ) {}

  bytes(name: string): Uint8Array {
    return this.#column(name, Uint8Array);
  }

  positions(name: string): Uint32Array {
    return this.#column(name, Uint32Array);
  }

  doubles(name: string): Float64Array {
    return this.#column(name, Float64Array);
  }

  /** A column that may come as either of two types. */
  floats(name: string): Float32Array | Float64Array {
    const array = this.columns.get(name);
    return array instanceof Float32Array ? array : this.doubles(name);
  }

  /** Steps: doubles, or 64-bit integers where doubles are not exact. */
  steps(name: string): Float64Array | BigInt64Array {
    const array = this.columns.get(name);
    return array instanceof BigInt64Array ? array : this.doubles(name);
  }

  #column<A extends ColumnArray>(name: string, type: abstract new (...args: never[]) => A): A {
    const array = this.columns.get(name);
    if (array instanceof type) return array;
    const what = array === undefined ? "is missing" : "has an unexpected dtype";
    throw new ProtocolError(`column ${name} of ${this.kind}/${this.name} ${what}`);
  }
}

/**
 * Read one entry of a header's `tables` against the payload.
 *
 * @throws ProtocolError for an unknown dtype, an offset that is no multiple of 8, or a column that ends beyond the payload.
 */
export function readTable(description: unknown, payload: DataView): Table {
  const fields = new Fields(description, "table");
  const columns = new Map(fields.list("columns", (item) => readColumn(item, payload)));
  return new Table(fields.text("kind"), fields.text("name"), fields.object("meta"), columns);
}

/** The payload at an offset that 8-byte views accept: as it is, or a copy. */
export function aligned(payload: DataView): DataView {
  if (payload.byteOffset % 8 === 0) return payload;
  const { buffer, byteOffset, byteLength } = payload;
  return new DataView(buffer.slice(byteOffset, byteOffset + byteLength));
}

function readColumn(item: unknown, payload: DataView): [string, ColumnArray] {
  if (!Array.isArray(item)) throw new ProtocolError("a column is not a list");
  const [name, dtype, offset, length] = item as unknown[];
  if (typeof name !== "string" || !isDtype(dtype)) {
    throw new ProtocolError(`column ${String(name)} has the unknown dtype ${String(dtype)}`);
  }
  if (!isCount(offset) || offset % 8 !== 0 || !isCount(length)) {
    throw new ProtocolError(`column ${name} lies at ${String(offset)} and holds ${String(length)} elements`);
  }
  const View = VIEWS[dtype];
  if (offset + length * View.BYTES_PER_ELEMENT > payload.byteLength) {
    throw new ProtocolError(`column ${name} ends beyond the payload of ${payload.byteLength} bytes`);
  }
  return [name, new View(payload.buffer as ArrayBuffer, payload.byteOffset + offset, length)];
}

function isDtype(value: unknown): value is Dtype {
  return typeof value === "string" && Object.hasOwn(VIEWS, value);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
