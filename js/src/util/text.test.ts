import { describe, expect, test } from "vitest";
import { parseFilter } from "./text";

describe("parseFilter", () => {
  test("an empty box lets everything through", () => {
    expect(parseFilter("  ").matches("loss")).toBe(true);
  });

  test("plain text is found anywhere, whatever the case", () => {
    const filter = parseFilter("LOSS");
    expect(["train/loss", "Loss_val", "acc"].map(filter.matches)).toEqual([true, true, false]);
  });

  test("plain text with special characters means itself", () => {
    expect(parseFilter("a.b").matches("axb")).toBe(false);
    expect(parseFilter("/loss").matches("train/loss")).toBe(true);
  });

  test("text between slashes is a regular expression", () => {
    const filter = parseFilter("/^train.*(loss|acc)$/");
    expect(["train/Loss", "train/acc", "val/loss"].map(filter.matches)).toEqual([true, true, false]);
  });

  test("a broken pattern is reported and hides nothing", () => {
    const filter = parseFilter("/(/");
    expect(filter.error).toContain("(");
    expect(filter.matches("loss")).toBe(true);
  });
});
