import { expect, test } from "vitest";
import { type ScreenshotAnswer, Screenshots } from "./screenshots";

function opened() {
  const sent: ScreenshotAnswer[] = [];
  return { sent, screenshots: new Screenshots((answer) => sent.push(answer)) };
}

const picture = (text: string) => () => Promise.resolve(new Blob([text]));

test("the newest view that is still there is pictured", async () => {
  const { sent, screenshots } = opened();
  const gone = new AbortController();
  screenshots.offer(picture("first"), new AbortController().signal);
  screenshots.offer(picture("second"), gone.signal);
  await screenshots.answer(1);
  gone.abort();
  await screenshots.answer(2);
  expect(sent).toEqual([
    { kind: "screenshot", id: 1, png: btoa("second"), message: "" },
    { kind: "screenshot", id: 2, png: btoa("first"), message: "" },
  ]);
});

test("a page without views says nothing, so that another may answer", async () => {
  const { sent, screenshots } = opened();
  await screenshots.answer(1);
  expect(sent).toEqual([]);
});

test("why there is no picture is said", async () => {
  const { sent, screenshots } = opened();
  screenshots.offer(() => Promise.reject(new Error("No chart is in sight.")), new AbortController().signal);
  await screenshots.answer(4);
  expect(sent).toEqual([{ kind: "screenshot", id: 4, png: null, message: "No chart is in sight." }]);
});

test("a large picture arrives whole", async () => {
  const { sent, screenshots } = opened();
  const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => i % 256);
  screenshots.offer(() => Promise.resolve(new Blob([bytes])), new AbortController().signal);
  await screenshots.answer(1);
  expect(Uint8Array.from(atob(sent[0]?.png ?? ""), (char) => char.charCodeAt(0))).toEqual(bytes);
});
