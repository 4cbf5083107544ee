import { expect, test } from "vitest";
import { type Row, rowsOf } from "./rows";

function rows(names: readonly string[], more: Partial<Parameters<typeof rowsOf>[0]> = {}) {
  const source = {
    listed: [...names.keys()],
    top: [],
    groups: null,
    closedFolders: new Set<string>(),
    sharedPrefix: 0,
    nameOf: (run: number) => names[run] ?? "",
    ...more,
  };
  return rowsOf(source);
}

/** A row as it looks: what stands back in brackets, indented by depth, a count for folders. */
function drawn(row: Row, names: readonly string[]): string {
  const text = row.kind === "run" ? (row.short ?? names[row.run] ?? "") : row.label;
  const dimmed = row.dim === 0 ? text : `[${text.slice(0, row.dim)}]${text.slice(row.dim)}`;
  return `${" ".repeat(row.depth)}${dimmed}${row.kind === "run" ? "" : ` (${row.runs.length})`}`;
}

const looks = (names: readonly string[], more?: Partial<Parameters<typeof rowsOf>[0]>) =>
  rows(names, more).map((row) => drawn(row, names));

test("names that do not nest stand as they came, what all share in the back", () => {
  expect(looks(["exp/b", "exp/a"], { sharedPrefix: 4 })).toEqual(["[exp/]b", "[exp/]a"]);
});

test("a single folder around everything stands back before the names of what it holds", () => {
  expect(looks(["exp/lr=1/a", "exp/lr=1/b", "exp/lr=2/a"])).toEqual([
    "[exp/]lr=1 (2)",
    " a",
    " b",
    "[exp/]lr=2/a",
  ]);
});

test("a closed folder hides its rows, a run that is a folder too stands in it", () => {
  const names = ["train", "train/sub", "val/a", "val/b"];
  const closedFolders = new Set(["val"]);
  expect(looks(names, { closedFolders })).toEqual(["train (2)", " .", " sub", "val (2)"]);
});

test("a pinned run stands on top and in its place, under keys of their own", () => {
  const keys = rows(["a", "b"], { top: [1] }).map(({ key }) => key);
  expect(keys).toEqual(["pinned1", "0", "1"]);
});
