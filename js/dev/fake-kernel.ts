import {
  type CurveSource,
  curvesOf,
  encodeTables,
  type FakeModel,
  statusOf,
  type TableSource,
} from "../src/testing";
import type { Training } from "./training";

export interface KernelOptions {
  readonly training: Training;
  /** Points of each series at the start, and at the end of the training. */
  readonly points: number;
  readonly length: number;
  /** Points that the kernel holds behind each point it sends. */
  readonly stride: number;
  readonly status: Readonly<Record<string, unknown>>;
  /** Whether it answers what the page asks. */
  readonly answers: boolean;
}

const START = 1_763_900_000;
const SECONDS_A_POINT = 0.9;

/** Speaks docs/protocol.md to a model as a session would, from made-up data. */
export class FakeKernel {
  readonly #model: FakeModel;
  readonly #options: KernelOptions;
  #points: number;
  #seq = 0;
  readonly #answered = new Map<string, number>();

  constructor(model: FakeModel, options: KernelOptions) {
    this.#model = model;
    this.#options = options;
    this.#points = options.points;
    model.onSend = (message) => this.#handle(message);
  }

  /** Everything, as the first update of a session has it. */
  sendAll(): void {
    const { training } = this.#options;
    const catalogue = {
      epoch: 0,
      runs: training.runs.map((name) => ({ name, started: START })),
      runs_from: 0,
      tags: training.tags.map((tag) => ({ kind: "scalars", tag, display_name: "", description: "" })),
      tags_from: 0,
    };
    this.#send({ full: true, catalogue }, this.#curves(0));
  }

  /** The training goes on by some points. */
  grow(points: number): void {
    const before = this.#points;
    this.#points = Math.min(this.#options.length, before + points);
    this.#send({ full: false }, this.#points > before ? this.#curves(before) : []);
  }

  #handle(message: Record<string, unknown>): void {
    const client = String(message.client);
    if (!this.#options.answers) return;
    if (message.kind === "hello") queueMicrotask(() => this.sendAll());
    if (message.kind === "want") this.#answered.set(client, Number(message.id));
    if (message.kind === "ping") {
      const pong = { kind: "pong", client, id: message.id };
      queueMicrotask(() => this.#model.receive({ header: pong, payload: new DataView(new ArrayBuffer(0)) }));
    }
  }

  #send(changes: object, sources: readonly TableSource[]): void {
    const { tables, payload } = encodeTables(sources);
    const header = {
      kind: "update",
      protocol: 1,
      session: "dev",
      seq: this.#seq,
      status: this.#status(),
      tables,
      answers: Object.fromEntries(this.#answered),
      ...changes,
    };
    this.#seq += 1;
    this.#model.receive({ header, payload });
  }

  #status(): object {
    const { training, stride, status } = this.#options;
    const now = Date.now() / 1000;
    const points = training.runs.length * training.tags.length * this.#points * stride;
    return statusOf({ paths: ["logs/cifar10"], points, now, last_data: now - 1.2, ...status });
  }

  #curves(from: number): TableSource[] {
    const { runs, tags } = this.#options.training;
    const series = tags.flatMap((_, tag) => runs.map((_, run) => this.#curve(run, tag, from)));
    return series.length === 0 ? [] : [curvesOf(series, 0)];
  }

  #curve(run: number, tag: number, from: number): CurveSource {
    const { training, stride, length } = this.#options;
    const positions = Array.from({ length: this.#points - from }, (_, i) => from + i);
    return {
      run,
      tag,
      keep: from,
      value: positions.map((position) => training.valueAt(run, tag, position / length)),
      index: positions.map((position) => position * stride),
      step: positions.map((position) => position * stride),
      wallTime: positions.map((position) => START + run * 40 + position * stride * SECONDS_A_POINT),
      level: Math.ceil(Math.log2(stride)),
      total: this.#points * stride,
    };
  }
}
