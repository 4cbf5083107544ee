import { ProtocolError } from "./error";
import { Fields, textItem } from "./fields";
import { aligned, readTable, type Table } from "./frames";

/** The version of docs/protocol.md that this front end speaks. */
export const PROTOCOL = 1;

const STATES = ["waiting", "empty", "loading", "live", "error"] as const;
export type SourceState = (typeof STATES)[number];

/** Something that could not be read, and where. */
export interface Problem {
  readonly path: string;
  readonly what: string;
  readonly count: number;
  readonly offset: number | null;
  readonly detail: string;
}

/** How reading goes. Times are the kernel's clock, in seconds since 1970. */
export interface Status {
  readonly state: SourceState;
  readonly paths: readonly string[];
  /** The absolute paths, joined by line breaks. */
  readonly place: string;
  readonly message: string;
  readonly bytesRead: number;
  readonly bytesTotal: number;
  readonly points: number;
  readonly superseded: number;
  readonly lastData: number | null;
  readonly now: number;
  readonly problems: readonly Problem[];
  readonly problemCount: number;
}

export interface Run {
  readonly name: string;
  /** Wall time of the first event, in seconds since 1970. */
  readonly started: number | null;
}

export interface Tag {
  readonly kind: string;
  readonly tag: string;
  readonly displayName: string;
  readonly description: string;
}

/** What is new in the catalogue: runs and tags from a position on. */
export interface CatalogueChange {
  readonly epoch: number;
  readonly runs: readonly Run[];
  readonly runsFrom: number;
  readonly tags: readonly Tag[];
  readonly tagsFrom: number;
}

export interface Update {
  readonly kind: "update";
  readonly session: string;
  readonly seq: number;
  readonly full: boolean;
  readonly status: Status;
  readonly catalogue: CatalogueChange | null;
  readonly tables: readonly Table[];
  /** Size of the payload behind the tables. */
  readonly bytes: number;
  /** Client to the newest of its wants that has been taken in. */
  readonly answers: ReadonlyMap<string, number>;
}

export interface Pong {
  readonly kind: "pong";
  readonly client: string;
  readonly id: number;
}

/** A fault in the kernel, in words for the user. */
export interface Fault {
  readonly kind: "error";
  readonly message: string;
}

/** The next piece of an export. */
export interface Part {
  readonly kind: "part";
  readonly client: string;
  readonly id: number;
  /** Counts from 0 by 1. */
  readonly n: number;
  readonly last: boolean;
  /** Name of the file. */
  readonly name: string;
  /** Why there will be no more; `null` when all is well. */
  readonly error: string | null;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Asks for a picture of a view. */
export interface ScreenshotWanted {
  readonly kind: "screenshot";
  readonly id: number;
}

export type FromKernel = Update | Pong | Fault | Part | ScreenshotWanted;

export type ExportFormat = "csv" | "json";

/** Dashboard kind to what that kind wants, in the kind's own words. */
export type Wants = Readonly<Record<string, unknown>>;

export type FromBrowser =
  | {
      readonly kind: "hello";
      readonly client: string;
      readonly protocol: typeof PROTOCOL;
      /** The newest update held without a gap; `null` when nothing is held. */
      readonly session: string | null;
      readonly seq: number | null;
    }
  | { readonly kind: "want"; readonly client: string; readonly id: number; readonly wants: Wants }
  | { readonly kind: "ack"; readonly client: string; readonly seq: number }
  | { readonly kind: "ping"; readonly client: string; readonly id: number; readonly seq: number }
  | { readonly kind: "bye"; readonly client: string }
  | {
      readonly kind: "export";
      readonly client: string;
      readonly id: number;
      readonly format: ExportFormat;
      /** Numbers of a run and a tag each; none ends the former export. */
      readonly series: readonly (readonly [number, number])[];
    }
  | {
      readonly kind: "screenshot";
      readonly client: string;
      readonly id: number;
      /** Base64; `null` when there is none, and why stands in `message`. */
      readonly png: string | null;
      readonly message: string;
    };

/**
 * Read a message of the kernel.
 *
 * @throws ProtocolError when anything in it does not follow docs/protocol.md.
 */
export function readMessage(header: unknown, payload: DataView): FromKernel {
  const fields = new Fields(header, "message");
  const kind = fields.text("kind");
  switch (kind) {
    case "update":
      return readUpdate(fields, aligned(payload));
    case "pong":
      return { kind, client: fields.text("client"), id: fields.number("id") };
    case "error":
      return { kind, message: fields.text("message") };
    case "part":
      return readPart(fields, payload);
    case "screenshot":
      return { kind, id: fields.number("id") };
    default:
      throw new ProtocolError(`messages of kind ${kind} are unknown`);
  }
}

function readUpdate(fields: Fields, payload: DataView): Update {
  const protocol = fields.number("protocol");
  if (protocol !== PROTOCOL) {
    throw new ProtocolError(`the kernel speaks version ${protocol} of the protocol, this page ${PROTOCOL}`);
  }
  const answers = fields.object("answers");
  return {
    kind: "update",
    session: fields.text("session"),
    seq: fields.number("seq"),
    full: fields.flag("full"),
    status: readStatus(fields.object("status")),
    catalogue: fields.has("catalogue") ? readCatalogue(fields.object("catalogue")) : null,
    tables: fields.list("tables", (item) => readTable(item, payload)),
    bytes: payload.byteLength,
    answers: new Map(answers.names().map((client) => [client, answers.number(client)])),
  };
}

function readPart(fields: Fields, { buffer, byteOffset, byteLength }: DataView): Part {
  return {
    kind: "part",
    client: fields.text("client"),
    id: fields.number("id"),
    n: fields.number("n"),
    last: fields.flag("last"),
    name: fields.text("name"),
    error: fields.has("error") ? fields.text("error") : null,
    bytes: new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength),
  };
}

function readStatus(fields: Fields): Status {
  const state = STATES.find((known) => known === fields.text("state"));
  if (state === undefined) throw new ProtocolError(`the state ${fields.text("state")} is unknown`);
  return {
    state,
    paths: fields.list("paths", textItem),
    place: fields.text("place"),
    message: fields.text("message"),
    bytesRead: fields.number("bytes_read"),
    bytesTotal: fields.number("bytes_total"),
    points: fields.number("points"),
    superseded: fields.number("superseded"),
    lastData: fields.optionalNumber("last_data"),
    now: fields.number("now"),
    problems: fields.list("problems", readProblem),
    problemCount: fields.number("problem_count"),
  };
}

function readProblem(item: unknown, where: string): Problem {
  const fields = new Fields(item, where);
  return {
    path: fields.text("path"),
    what: fields.text("what"),
    count: fields.number("count"),
    offset: fields.optionalNumber("offset"),
    detail: fields.text("detail"),
  };
}

function readCatalogue(fields: Fields): CatalogueChange {
  return {
    epoch: fields.number("epoch"),
    runs: fields.list("runs", readRun),
    runsFrom: fields.number("runs_from"),
    tags: fields.list("tags", readTag),
    tagsFrom: fields.number("tags_from"),
  };
}

function readRun(item: unknown, where: string): Run {
  const fields = new Fields(item, where);
  return { name: fields.text("name"), started: fields.optionalNumber("started") };
}

function readTag(item: unknown, where: string): Tag {
  const fields = new Fields(item, where);
  return {
    kind: fields.text("kind"),
    tag: fields.text("tag"),
    displayName: fields.text("display_name"),
    description: fields.text("description"),
  };
}
