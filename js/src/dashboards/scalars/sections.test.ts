import { expect, test } from "vitest";
import { type NumberedTag, tagsOfKind, titleOf } from "./held/tags";
import { isInside, sectionsOf } from "./sections";

const tag = (name: string, kind = "scalars", displayName = "") => ({
  kind,
  tag: name,
  displayName,
  description: "",
});
const tagsOf = (names: readonly string[]): NumberedTag[] =>
  tagsOfKind(
    names.map((name) => tag(name)),
    "scalars",
  );
const sections = (...names: string[]) =>
  sectionsOf(tagsOf(names)).map(({ prefix, tags }) => [prefix, tags.map((one) => titleOf(one, prefix))]);

test("tags are grouped by what is before their slashes, in natural order", () => {
  expect(sections("val/loss", "layer10/w", "layer10/b", "layer2/w", "layer2/b", "val/acc")).toEqual([
    ["layer2", ["b", "w"]],
    ["layer10", ["b", "w"]],
    ["val", ["acc", "loss"]],
  ]);
});

test("a tag alone behind its slash makes no section", () => {
  expect(sections("lr", "gpu/memory", "val/loss", "val/acc", "val/top/1")).toEqual([
    ["", ["gpu/memory", "lr"]],
    ["val", ["acc", "loss", "top/1"]],
  ]);
});

test("sections lie in sections, and count what is inside", () => {
  const found = sectionsOf(tagsOf(["a/b/x", "a/b/y", "a/c/x", "a/c/y", "a/z"]));
  expect(found.map(({ prefix, title, depth, count }) => [prefix, title, depth, count])).toEqual([
    ["a", "a", 0, 5],
    ["a/b", "b", 1, 2],
    ["a/c", "c", 1, 2],
  ]);
});

test("a section that holds nothing but another one is one with it", () => {
  const [only, ...others] = sectionsOf(tagsOf(["a/b/c/x", "a/b/c/y"]));
  expect(only).toMatchObject({ prefix: "a/b/c", title: "a/b/c", depth: 0 });
  expect(others).toEqual([]);
});

test("a closed section closes what is inside, not what only begins alike", () => {
  const closed = new Set(["a"]);
  expect(["a", "a/b", "ab", ""].map((prefix) => isInside(prefix, closed))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test("tags of other kinds keep their number but are not ours", () => {
  const tags = tagsOfKind([tag("images", "images"), tag("loss")], "scalars");
  expect(tags.map(({ number, tag: name }) => [number, name])).toEqual([[1, "loss"]]);
});

test("a display name is the title; a tag without a name has a title all the same", () => {
  const tags = tagsOfKind([tag("a/b", "scalars", "Beta"), tag("")], "scalars");
  expect(tags.map((one) => titleOf(one))).toEqual(["Beta", "(no name)"]);
});
