import { expect, test } from "vitest";
import { History } from "./history";

function notebook() {
  let now = 0;
  const history = new History(() => now);
  const page = { text: "" };
  return {
    history,
    page,
    wait: (ms: number) => {
      now += ms;
    },
    write: (text: string, key: string | null = null) => {
      const before = page.text;
      page.text = text;
      const put = (value: string) => () => {
        page.text = value;
      };
      history.push({ key, undo: put(before), redo: put(text) });
    },
  };
}

test("what was done is taken back, newest first, and made again", () => {
  const { history, page, write } = notebook();
  write("a");
  write("ab");
  history.undo();
  expect(page.text).toBe("a");
  history.undo();
  expect(page.text).toBe("");
  expect(history.undo()).toBe(false);
  history.redo();
  history.redo();
  expect(page.text).toBe("ab");
  expect(history.redo()).toBe(false);
});

test("a drag is one change; after a pause another one begins", () => {
  const { history, page, wait, write } = notebook();
  for (const text of ["1", "2", "3"]) {
    write(text, "smoothing");
    wait(300);
  }
  wait(1000);
  write("4", "smoothing");
  history.undo();
  expect(page.text).toBe("3");
  history.undo();
  expect(page.text).toBe("");
  history.redo();
  expect(page.text).toBe("3");
});

test("something new takes the place of what was undone", () => {
  const { history, page, write } = notebook();
  write("a");
  history.undo();
  write("b");
  expect(history.canRedo.value).toBe(false);
  expect(page.text).toBe("b");
});
