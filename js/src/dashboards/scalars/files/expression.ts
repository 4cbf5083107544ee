import { type SettingValues, writtenSettings } from "../../../state";
import type { ScalarsView } from "../view";

/** The settings that `Dashboard` takes as arguments, in the order in which they are written. */
const ARGUMENTS = [
  "runs",
  "hidden_runs",
  "tags",
  "smoothing",
  "x_axis",
  "x_scale",
  "y_scale",
  "ignore_outliers",
  "group_by",
  "stat",
  "band",
  "baseline",
  "pinned",
  "charts",
] as const satisfies readonly (keyof SettingValues)[];

/** Python that shows this view anew: the paths, and what is not as it is initially. */
export function expressionOf(view: ScalarsView): string {
  const { status, settings } = view.data.context;
  const paths = status.peek()?.paths ?? [];
  const { version, ...chosen } = writtenSettings(settings.values, ARGUMENTS);
  const options = Object.entries(chosen).map(([name, value]) => `${name}=${python(value)}`);
  const place = paths.length === 1 ? python(paths[0]) : python(paths);
  return `tbx_widget.Dashboard(${[place, ...options].join(", ")})`;
}

/** A JSON value as a Python literal. JSON's strings are Python's, lone surrogates included. */
export function python(value: unknown): string {
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (Array.isArray(value)) return `[${value.map(python).join(", ")}]`;
  if (typeof value === "object") {
    const entries = Object.entries(value).map(([key, item]) => `${python(key)}: ${python(item)}`);
    return `{${entries.join(", ")}}`;
  }
  return JSON.stringify(value);
}
