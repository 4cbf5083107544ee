import { encodeTables, type TableSource } from "./encode";

/** A message as a transport hands it over. */
export interface Message {
  readonly header: Record<string, unknown>;
  readonly payload: DataView<ArrayBuffer>;
}

export type Overrides = Readonly<Record<string, unknown>>;

/** The `status` of a session that reads well, with some fields changed. */
export function statusOf(changes: Overrides = {}): object {
  return {
    state: "live",
    paths: ["logs"],
    place: "/work/logs",
    message: "",
    bytes_read: 1000,
    bytes_total: 1000,
    points: 10,
    superseded: 0,
    last_data: 1_700_000_000,
    now: 1_700_000_001,
    problems: [],
    problem_count: 0,
    ...changes,
  };
}

/** The `catalogue` with these names, from the start. */
export function catalogueOf(runs: readonly string[], tags: readonly string[]): object {
  return {
    epoch: 0,
    runs: runs.map((name) => ({ name, started: 1_700_000_000 })),
    runs_from: 0,
    tags: tags.map((tag) => ({ kind: "scalars", tag, display_name: "", description: "" })),
    tags_from: 0,
  };
}

/** An `update` of session "s", number 0 and full unless changed. */
export function updateOf(changes: Overrides = {}, sources: readonly TableSource[] = []): Message {
  const { tables, payload } = encodeTables(sources);
  const header = {
    kind: "update",
    protocol: 1,
    session: "s",
    seq: 0,
    full: true,
    status: statusOf(),
    tables,
    answers: {},
    ...changes,
  };
  return { header, payload };
}
