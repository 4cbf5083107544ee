import type { ThemeChoice } from "../theme";
import { amount, type Field, flag, isRecord, isWithin, listOf, oneOf, recordOf, text, texts } from "./fields";

export const SMOOTHING_KINDS = ["ema", "time_ema", "gaussian", "mean", "median"] as const;
export type SmoothingKind = (typeof SMOOTHING_KINDS)[number];

/** A moving average. `amount` is a weight of 0 to 0.999 for the exponential kinds, else a half-width in points; 0 is off. */
export interface Smoothing {
  readonly kind: SmoothingKind;
  readonly amount: number;
}

/** What the x axis shows; `tag:NAME` is the values of another scalar tag. */
export type XAxis = "step" | "relative" | "wall" | `tag:${string}`;
export type XScale = "linear" | "log";
export type YScale = "linear" | "log" | "symlog";
export type GroupStat = "mean" | "median";
export type Band = "none" | "std" | "sem" | "ci95" | "minmax" | "iqr";
export type CardSize = "S" | "M" | "L";
export type TooltipSort = "nearest" | "value" | "name";

/** A chart of several tags, put together by the user. */
export interface Composed {
  readonly title: string;
  readonly tags: readonly string[];
}

/** The marked step, or the marked range of steps, of all cards. */
export type StepMark = readonly [number] | readonly [number, number];

/** How the user wants a run drawn. What is `null` follows from the run's place. */
export interface Look {
  /** A hue's number in the palette, or a CSS colour. */
  readonly color: number | string | null;
  /** A dash's number. */
  readonly dash: number | null;
}

export const RUN_STATS = ["last", "min", "max", "min step", "max step"] as const;
export type RunStat = (typeof RUN_STATS)[number];

/** A column of the runs' table. */
export interface RunColumn {
  readonly tag: string;
  readonly stat: RunStat;
}

/** What the runs' table is sorted by; a column's key is `run`, `hparam:NAME` or `STAT:TAG`. */
export interface RunSort {
  readonly key: string;
  readonly isDescending: boolean;
}

/** The largest amount of each kind. */
export const MOST_SMOOTHING: Readonly<Record<SmoothingKind, number>> = {
  ema: 0.999,
  time_ema: 0.999,
  gaussian: 500,
  mean: 1000,
  median: 1000,
};

/** Python may say a bare weight for TensorBoard's average, and is told one. */
const smoothing: Field<Smoothing> = {
  initial: { kind: "ema", amount: 0.6 },
  read(value) {
    const given = typeof value === "number" ? { kind: "ema", amount: value } : value;
    const kind = isRecord(given) ? SMOOTHING_KINDS.find((known) => known === given.kind) : undefined;
    if (kind === undefined || !isRecord(given)) return undefined;
    return isWithin(given.amount, 0, MOST_SMOOTHING[kind]) ? { kind, amount: given.amount } : undefined;
  },
  write: ({ kind, amount }) => (kind === "ema" ? amount : { kind, amount }),
};

const AXES: readonly XAxis[] = ["step", "relative", "wall"];
const xAxis: Field<XAxis> = {
  initial: "step",
  read: (value) =>
    AXES.find((axis) => axis === value) ??
    (typeof value === "string" && value.startsWith("tag:") ? (value as XAxis) : undefined),
};

const mark: Field<StepMark | null> = {
  initial: null,
  read(value) {
    if (value === null) return null;
    if (!Array.isArray(value) || !value.every(Number.isFinite)) return undefined;
    return value.length === 1 || value.length === 2 ? (value as unknown as StepMark) : undefined;
  },
};

const sort: Field<RunSort | null> = {
  initial: null,
  read(value) {
    if (value === null) return null;
    const isSort =
      isRecord(value) && typeof value.key === "string" && typeof value.isDescending === "boolean";
    return isSort ? (value as unknown as RunSort) : undefined;
  },
};

const isTexts = (value: unknown): value is readonly string[] => texts().read(value) !== undefined;

/** Every setting, by the name it has as a trait, in the browser's storage and in files. */
export const SCHEMA = {
  smoothing,
  show_raw: flag(true),
  show_superseded: flag(false),
  x_axis: xAxis,
  x_scale: oneOf<XScale>(["linear", "log"]),
  y_scale: oneOf<YScale>(["linear", "log", "symlog"]),
  /** Scales of single cards, by tag. */
  card_scales: recordOf(oneOf<YScale>(["linear", "log", "symlog"]).read),
  /** One range of y for all cards of a tag. */
  common_y: flag(false),
  ignore_outliers: flag(false),
  /** A zoom of one card's x is that of all. */
  link_zoom: flag(false),
  /** Values minus the baseline's. */
  show_difference: flag(false),
  tooltip_sort: oneOf<TooltipSort>(["nearest", "value", "name"]),
  step_mark: mark,

  /** Tags shown: text or `/regex/`. */
  tags: text(),
  pinned: texts(),
  charts: listOf<Composed>((item) =>
    isRecord(item) && typeof item.title === "string" && isTexts(item.tags)
      ? { title: item.title, tags: item.tags }
      : undefined,
  ),
  closed_sections: texts(),
  card_size: { ...oneOf<CardSize>(["S", "M", "L"]), initial: "M" } as Field<CardSize>,

  /** Runs listed: what the box above them holds; see `parseRunFilter`. */
  runs: text(),
  /** Names of runs not drawn although they are listed. */
  hidden_runs: texts(),
  /** `""`, `parent`, `regex:PATTERN` or `hparam:NAME`. */
  group_by: text(),
  /** What colours follow: as `group_by`; `""` for the order of first appearance. */
  color_by: text(),
  stat: oneOf<GroupStat>(["mean", "median"]),
  band: { ...oneOf<Band>(["none", "std", "sem", "ci95", "minmax", "iqr"]), initial: "std" } as Field<Band>,
  /** Keys of the groups whose members are drawn too. */
  open_groups: texts(),
  /** Name of the run that others are compared with; `""` for none. */
  baseline: text(),
  pinned_runs: texts(),
  /** What runs are called instead of their names. */
  aliases: recordOf(text().read),
  looks: recordOf<Look>((item) =>
    isRecord(item) && isColor(item.color) && (item.dash === null || isWithin(item.dash, 0, 2))
      ? { color: item.color, dash: item.dash }
      : undefined,
  ),
  /** Names in order of first appearance: a run's place picks its colour, now and in later sessions. */
  run_order: texts(),
  closed_folders: texts(),
  /** The tag whose last values stand beside the runs; `""` for one of our choice. */
  value_tag: text(),
  is_table: flag(false),
  /** Chosen columns; empty for some of our choice. */
  run_columns: listOf<RunColumn>((item) => {
    const stat = isRecord(item) ? RUN_STATS.find((known) => known === item.stat) : undefined;
    return isRecord(item) && typeof item.tag === "string" && stat ? { tag: item.tag, stat } : undefined;
  }),
  /** Keys of the columns that stay in sight. */
  pinned_columns: texts(),
  run_sort: sort,

  /** One chart of these tags alone, without anything around it; empty for the whole dashboard. */
  only: texts(),
  /** Height of the dashboard in CSS pixels. */
  height: amount(560, 240, 4000),
  theme: oneOf<ThemeChoice>(["auto", "light", "dark"]),
} as const satisfies Record<string, Field<unknown>>;

function isColor(value: unknown): value is Look["color"] {
  return (
    value === null || isWithin(value, 0, 7) || (typeof value === "string" && /^#[\da-f]{6}$/i.test(value))
  );
}

/** What a user sets. Those that a script may set and observe are traits of the Python widget, under the same names. */
export type SettingValues = {
  [N in keyof typeof SCHEMA]: (typeof SCHEMA)[N] extends Field<infer T> ? T : never;
};
export type SettingName = keyof SettingValues;

export const SETTING_NAMES = Object.keys(SCHEMA) as SettingName[];
