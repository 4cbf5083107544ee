import { expect, test } from "vitest";
import { parseFilter } from "../../util/text";
import { sectionsOf, tagsOfKind } from "./sections";

const tag = (name: string, kind = "scalars", displayName = "") => ({
  kind,
  tag: name,
  displayName,
  description: "",
});
const sections = (names: readonly string[], filter = "") =>
  sectionsOf(
    tagsOfKind(
      names.map((name) => tag(name)),
      "scalars",
    ),
    parseFilter(filter),
  ).map(({ prefix, tags }) => [prefix, tags.map(({ title }) => title)]);

test("tags are grouped by the part before the first slash, in natural order", () => {
  expect(sections(["val/loss", "layer10/w", "layer2/w", "lr", "val/acc/top1"])).toEqual([
    ["", ["lr"]],
    ["layer2", ["w"]],
    ["layer10", ["w"]],
    ["val", ["top1", "loss"]],
  ]);
});

test("a filter looks at the whole tag", () => {
  expect(sections(["train/loss", "val/loss", "val/acc"], "/^val.*s$/")).toEqual([["val", ["loss"]]]);
});

test("tags of other kinds keep their number but are not ours", () => {
  const tags = tagsOfKind([tag("images", "images"), tag("loss")], "scalars");
  expect(tags.map(({ number, tag: name }) => [number, name])).toEqual([[1, "loss"]]);
});

test("a display name is the title; a tag that ends with a slash has the whole tag as title", () => {
  expect(tagsOfKind([tag("a/b", "scalars", "Beta"), tag("a/")], "scalars").map(({ title }) => title)).toEqual(
    ["Beta", "a/"],
  );
});

test("a tag without a name has a title all the same", () => {
  expect(sections([""])).toEqual([["", ["(no name)"]]]);
});
