import { expect, test } from "vitest";
import { encodeTables } from "../testing";
import { ProtocolError } from "./error";
import { aligned, readTable } from "./frames";

const columns = (...list: unknown[]) => ({ kind: "scalars", name: "curves", meta: {}, columns: list });
const payload = new DataView(new ArrayBuffer(32));

test("every dtype comes back as it was, NaN and infinities included", () => {
  const source = {
    kind: "scalars",
    name: "curves",
    meta: { smoothing: 0.5 },
    columns: {
      u1: Uint8Array.of(1, 2, 3),
      u4: Uint32Array.of(4_000_000_000),
      i8: BigInt64Array.of(2n ** 53n + 1n, -1n),
      f4: Float32Array.of(0.5, Number.NaN),
      f8: Float64Array.of(Number.NEGATIVE_INFINITY, 1e-300),
    },
  };
  const encoded = encodeTables([source]);
  const table = readTable(encoded.tables[0], encoded.payload);
  expect(table.bytes("u1")).toEqual(source.columns.u1);
  expect(table.positions("u4")).toEqual(source.columns.u4);
  expect(table.steps("i8")).toEqual(source.columns.i8);
  expect(table.floats("f4")).toEqual(source.columns.f4);
  expect(table.doubles("f8")).toEqual(source.columns.f8);
  expect(table.meta.number("smoothing")).toBe(0.5);
});

test.each([
  ["an unknown dtype", ["a", "f2", 0, 1]],
  ["an inherited name as dtype", ["a", "toString", 0, 1]],
  ["an offset that is no multiple of 8", ["a", "u1", 4, 1]],
  ["a negative offset", ["a", "u1", -8, 1]],
  ["a column that ends beyond the payload", ["a", "f8", 8, 4]],
  ["a length that is no number", ["a", "u1", 0, "1"]],
  ["something that is not a column", "a"],
])("%s is refused", (_, column) => {
  expect(() => readTable(columns(column), payload)).toThrow(ProtocolError);
});

test("a column that ends with the payload is accepted", () => {
  expect(readTable(columns(["a", "f8", 8, 3]), payload).doubles("a")).toHaveLength(3);
});

test("a missing column and one of another type are refused", () => {
  const table = readTable(columns(["a", "u4", 0, 1]), payload);
  expect(() => table.doubles("b")).toThrow("column b of scalars/curves is missing");
  expect(() => table.doubles("a")).toThrow("unexpected dtype");
});

test("a misaligned payload is copied, an aligned one is not", () => {
  const buffer = Uint8Array.from({ length: 24 }, (_, i) => i).buffer;
  const odd = aligned(new DataView(buffer, 3, 16));
  expect(odd.byteOffset).toBe(0);
  expect(odd.getUint8(0)).toBe(3);
  expect(aligned(new DataView(buffer, 8, 16)).buffer).toBe(buffer);
});
