/**
 * The widget in a bare page, driven by the address: run_count, tag_count, points, stride, live, state, theme, and any
 * setting by its name.
 */
import widget from "../src/entry/widget";
import { FakeModel } from "../src/testing";
import { FakeKernel } from "./fake-kernel";
import { training } from "./training";

const query = new URLSearchParams(location.search);
const number = (name: string, otherwise: number) => Number(query.get(name) ?? otherwise);
const text = (name: string, otherwise: string) => query.get(name) ?? otherwise;

const PROBLEM = {
  path: "logs/cifar10/lr=0.1/seed0/events.out.tfevents.1763900000.node1",
  what: "damaged record",
  count: 1,
  offset: 48_213,
  detail: "The payload does not match its checksum.",
};
const STATUSES: Readonly<Record<string, object>> = {
  waiting: { state: "waiting", message: "logs/cifar10 does not exist yet.", points: 0, last_data: null },
  empty: { state: "empty", message: "No event file in logs/cifar10.", points: 0, last_data: null },
  loading: { state: "loading", bytes_read: 41_300_000, bytes_total: 128_000_000 },
  error: { state: "error", message: "logs/cifar10 cannot be read: permission denied.", points: 0 },
  problems: {
    problem_count: 2,
    problems: [PROBLEM, { ...PROBLEM, what: "record that is no event", offset: 51_004 }],
    superseded: 1_240,
  },
};

const state = text("state", "live");
const hasData = !["waiting", "empty", "error", "skeleton"].includes(state);
/** Any setting, as JSON or as plain text: `x_scale=log`, `smoothing={"kind":"median","amount":5}`. */
const traits = Object.fromEntries([...query].map(([name, value]) => [name, parsed(value)]));
const model = new FakeModel({ smoothing: 0.6, height: 640, ...traits, theme: "auto", view: traits });
const points = number("points", 400);
const kernel = new FakeKernel(model, {
  training: hasData ? training(number("run_count", 6), number("tag_count", 12)) : training(0, 0),
  points,
  length: number("length", points * 1.1),
  stride: number("stride", 1),
  status: { ...(STATUSES[state] ?? {}) },
  answers: !["busy", "gone", "skeleton"].includes(state),
});

function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

const host = document.querySelector<HTMLElement>("#host");
if (host === null) throw new Error("index.html lacks #host");
document.body.dataset.theme = text("theme", "light");
const { initialize, render } = widget();
initialize({ model });
render({ el: host });
if (state === "busy" || state === "gone") kernel.sendAll();
const live = number("live", 0);
if (state !== "gone" && state !== "skeleton") setInterval(() => kernel.grow(live), 500);
