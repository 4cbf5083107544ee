import { expect, test } from "vitest";
import type { Status } from "../protocol";
import { goneText, type LinkState, linkText, livenessOf } from "./link-text";

const STATUS: Status = {
  state: "live",
  paths: ["logs"],
  place: "/work/logs",
  message: "",
  bytesRead: 0,
  bytesTotal: 0,
  points: 1,
  superseded: 0,
  lastData: 1_000,
  now: 1_003,
  problems: [],
  problemCount: 0,
};
const LIVE: LinkState = { link: "live", status: STATUS, isPaused: false, heard: 50_000, now: 52_000 };

test("the age counts by the kernel's clock up to its last update, then by the page's", () => {
  expect(linkText(LIVE)).toBe("live, 5 s ago");
});

test.each<[string, Partial<LinkState>, string]>([
  ["nothing heard yet", { link: "connecting", status: null, heard: null }, "connecting"],
  ["no directory", { status: { ...STATUS, state: "waiting" } }, "watching"],
  ["no data", { status: { ...STATUS, lastData: null } }, "live, no data yet"],
  [
    "loading",
    { status: { ...STATUS, state: "loading", bytesRead: 41_300_000, bytesTotal: 128_000_000 } },
    "41.3 MB of 128 MB",
  ],
  ["paused, though gone", { isPaused: true, link: "gone" }, "paused"],
  ["gone", { link: "gone" }, "not live"],
  ["busy", { link: "busy" }, "live, 5 s ago"],
  ["unreadable", { status: { ...STATUS, state: "error" } }, "cannot read"],
])("%s", (_, changes, text) => {
  expect(linkText({ ...LIVE, ...changes })).toBe(text);
});

test("a paused dashboard does not look live", () => {
  expect(livenessOf({ ...LIVE, isPaused: true })).toBe("paused");
});

test("a kernel that is gone is said in a sentence with what to do", () => {
  expect(goneText(LIVE)).toMatch(
    /^Not live – last data \d\d:\d\d\. The kernel stopped or was restarted: run the cell again\.$/,
  );
  expect(goneText({ ...LIVE, heard: null })).toBe(
    "Not connected: the kernel does not answer. Run the cell again.",
  );
});
