import type { ColumnArray } from "../protocol";

/** A table before it is put on the wire. */
export interface TableSource {
  readonly kind: string;
  readonly name: string;
  readonly meta: Readonly<Record<string, unknown>>;
  readonly columns: Readonly<Record<string, ColumnArray>>;
}

export interface Encoded {
  readonly tables: readonly object[];
  readonly payload: DataView<ArrayBuffer>;
}

/** Lay tables out as docs/protocol.md says: descriptions for the header, and one payload. */
export function encodeTables(sources: readonly TableSource[]): Encoded {
  const arrays: ColumnArray[] = [];
  let size = 0;
  const place = ([name, array]: [string, ColumnArray]) => {
    const offset = size;
    arrays.push(array);
    size += Math.ceil(array.byteLength / 8) * 8;
    return [name, dtypeOf(array), offset, array.length];
  };
  const tables = sources.map(({ kind, name, meta, columns }) => ({
    kind,
    name,
    meta,
    columns: Object.entries(columns).map(place),
  }));
  return { tables, payload: new DataView(fill(arrays, size)) };
}

function fill(arrays: readonly ColumnArray[], size: number): ArrayBuffer {
  const payload = new Uint8Array(size);
  let offset = 0;
  for (const array of arrays) {
    payload.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), offset);
    offset += Math.ceil(array.byteLength / 8) * 8;
  }
  return payload.buffer;
}

function dtypeOf(array: ColumnArray): string {
  if (array instanceof Uint8Array) return "u1";
  if (array instanceof Uint32Array) return "u4";
  if (array instanceof BigInt64Array) return "i8";
  return array instanceof Float32Array ? "f4" : "f8";
}
