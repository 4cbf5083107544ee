import { describe, expect, test } from "vitest";
import { type Job, Painter } from "./painter";

/** A painter whose frames and milliseconds the test hands out. */
function bench() {
  const frames: (() => void)[] = [];
  const done: string[] = [];
  const clock = { now: 0 };
  const painter = new Painter({
    requestFrame: (callback) => frames.push(callback),
    now: () => clock.now,
    budget: 8,
  });
  const job =
    (name: string, cost = 0): Job =>
    () => {
      clock.now += cost;
      done.push(name);
    };
  const frame = () => {
    frames.shift()?.();
    return done.splice(0);
  };
  return { painter, frames, job, frame, clock };
}

describe("Painter", () => {
  test("does a job once, however often it was asked for", () => {
    const { painter, job, frame, frames } = bench();
    const paint = job("a");
    painter.request(paint);
    painter.request(paint);
    expect(frames).toHaveLength(1);
    expect(frame()).toEqual(["a"]);
    expect(frames).toHaveLength(0);
  });

  test("leaves to the next frame what is beyond the budget", () => {
    const { painter, job, frame } = bench();
    for (const name of ["a", "b", "c"]) painter.request(job(name, 5));
    expect(frame()).toEqual(["a", "b"]);
    expect(frame()).toEqual(["c"]);
  });

  test("does one job a frame even if each is beyond the budget", () => {
    const { painter, job, frame } = bench();
    for (const name of ["a", "b"]) painter.request(job(name, 50));
    expect(frame()).toEqual(["a"]);
    expect(frame()).toEqual(["b"]);
  });

  test("does what follows the pointer first", () => {
    const { painter, job, frame } = bench();
    painter.request(job("lines", 20));
    painter.request(job("overlay"), { urgent: true });
    expect(frame()).toEqual(["overlay", "lines"]);
  });

  test("forgets what was cancelled", () => {
    const { painter, job, frame } = bench();
    const paint = job("a");
    painter.request(paint);
    painter.cancel(paint);
    painter.request(job("b"));
    expect(frame()).toEqual(["b"]);
  });

  test("goes on with the others when a job fails", () => {
    const { painter, job, frame } = bench();
    painter.request(() => {
      throw new Error("no canvas");
    });
    painter.request(job("b"));
    expect(frame).toThrow("no canvas");
    expect(frame()).toEqual(["b"]);
  });

  test("does fewer jobs in a frame after one that the browser came late from, and more again when it is in time", () => {
    const { painter, job, frame, clock } = bench();
    const asked = () => {
      for (let i = 0; i < 9; i += 1) painter.request(job(String(i)));
    };
    asked();
    const most = frame().length;
    clock.now += 200;
    const afterLate = frame().length;
    expect(afterLate).toBeLessThan(most);
    clock.now += 10;
    expect(frame().length).toBeGreaterThan(afterLate);
  });

  test("does not take a rest between frames for a late one", () => {
    const { painter, job, frame, clock } = bench();
    for (const name of ["a", "b", "c"]) painter.request(job(name));
    const most = frame().length;
    clock.now += 5000;
    for (const name of ["a", "b", "c"]) painter.request(job(name));
    expect(frame()).toHaveLength(most);
  });

  test("takes jobs asked for while painting", () => {
    const { painter, job, frame } = bench();
    painter.request(() => painter.request(job("b")));
    expect(frame()).toEqual(["b"]);
  });
});
