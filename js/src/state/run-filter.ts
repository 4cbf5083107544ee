import { parseFilter } from "../util/text";
import type { Facts, Hparams } from "./facts";

/** What the box above the runs holds, ready to be asked. */
export interface RunFilter {
  matches(run: number): boolean;
  /** What could not be understood, in words for the user; such parts let everything through. */
  readonly error: string | null;
}

interface Part {
  readonly matches: (run: number) => boolean;
  readonly error?: string;
}

/** What a filter may ask about. */
export interface FilterSubject {
  nameOf(run: number): string;
  readonly facts: Facts;
}

type Value = number | string | boolean | null;
type Operator = "<" | "<=" | ">" | ">=" | "=" | "!=";

/** A regex, a quoted text, or anything up to the next space. */
const PARTS = /\/.*?\/(?=\s|$)|"[^"]*"(?=\s|$)|\S+/gu;
const CONDITION = /^([^<>=!]+)(<=|>=|!=|<|>|=)(.*)$/u;

/**
 * Reads the box above the runs: parts with spaces between, all of which must hold.
 *
 * A part is text found in the name, `/regex/`, or a condition `lr>=1e-3`, `loss<0.1`, `name=a` on a hyperparameter, on the
 * last value of a tag, or on the name. A tag or hyperparameter may go by its last segment while only one has it. `lr=0.1`
 * is text where nothing is called `lr`, since folders are often named so.
 */
export function parseRunFilter(input: string, subject: FilterSubject): RunFilter {
  const parts = (input.match(PARTS) ?? []).map((part) => parsePart(part, subject));
  const errors = parts.flatMap(({ error }) => error ?? []);
  return {
    matches: (run) => parts.every((part) => part.matches(run)),
    error: errors[0] ?? null,
  };
}

function parsePart(part: string, subject: FilterSubject): Part {
  const isPattern = part.length > 2 && part.startsWith("/") && part.endsWith("/");
  const condition = isPattern || part.startsWith('"') ? null : CONDITION.exec(part);
  if (condition !== null) return parseCondition(part, condition, subject);
  return parseText(part.startsWith('"') ? part.slice(1, -1) : part, subject);
}

function parseText(text: string, subject: FilterSubject): Part {
  const { matches, error } = parseFilter(text);
  const part = { matches: (run: number) => matches(subject.nameOf(run)) };
  return error === null ? part : { ...part, error };
}

function parseCondition(
  part: string,
  [, key = "", sign, wanted = ""]: RegExpExecArray,
  subject: FilterSubject,
): Part {
  const found = lookUp(key, subject);
  const operator = sign as Operator;
  if (typeof found === "string") {
    return operator === "=" ? parseText(part, subject) : refused(found);
  }
  if (wanted === "") return refused(`${key}${sign} lacks a value`);
  const isOrder = operator !== "=" && operator !== "!=";
  if (isOrder && Number.isNaN(Number(wanted))) return refused(`${wanted} is not a number`);
  return { matches: (run) => compare(found(run), operator, wanted) };
}

const refused = (error: string): Part => ({ matches: () => true, error });

/** A run that lacks the value meets no condition. */
function compare(value: Value, operator: Operator, wanted: string): boolean {
  if (value === null) return false;
  const isSame = typeof value === "number" ? value === Number(wanted) : String(value) === wanted;
  if (operator === "=") return isSame;
  if (operator === "!=") return !isSame;
  const [left, right] = [Number(value), Number(wanted)];
  if (operator === "<") return left < right;
  if (operator === "<=") return left <= right;
  return operator === ">" ? left > right : left >= right;
}

/** How to ask a run for what `key` names, or why that cannot be. */
function lookUp(key: string, subject: FilterSubject): ((run: number) => Value) | string {
  if (key === "name") return (run) => subject.nameOf(run);
  const hparams = subject.facts.hparams.value;
  const values = subject.facts.values.value;
  const names = new Set([...hparams.values()].flatMap((own) => Object.keys(own)));
  const hparam = called(key.replace(/^hp\./, ""), [...names]);
  if (hparam.length === 1) return (run) => hparamOf(hparams.get(run), hparam[0] ?? "");
  const tags = called(key, values.tags());
  if (tags.length === 1) return (run) => values.lastValue(run, tags[0] ?? "");
  const many = [...hparam, ...tags];
  if (many.length > 0) return `${key} is not one: write ${many.slice(0, 3).join(" or ")}`;
  return `no tag or hyperparameter is called ${key}`;
}

function hparamOf(own: Hparams | undefined, name: string): Value {
  return own !== undefined && Object.hasOwn(own, name) ? (own[name] ?? null) : null;
}

/** The one of that name, else all whose last segment it is. */
function called(key: string, names: readonly string[]): readonly string[] {
  return names.includes(key) ? [key] : names.filter((name) => name.endsWith(`/${key}`));
}
