import { formatStep, formatValue } from "../../../util/format";
import type { ScalarsView } from "../view";
import { tooltipOf } from "./tooltip-model";

const MOST_RUNS = 4;

/** What the keyboard's crosshair is at, in words; empty while a pointer moves it. */
export function announcementOf(view: ScalarsView): string {
  const cursor = view.pointed.value;
  if (cursor?.hover.by !== "keys") return "";
  const content = tooltipOf(cursor, cursor.card, view.settings.tooltip_sort.value);
  if (content === null) return "";
  const rows = content.rows
    .slice(0, MOST_RUNS)
    .map(({ label, smoothed }) => `${label} ${formatValue(smoothed)}`);
  const rest = content.rows.length - rows.length;
  return `Step ${formatStep(content.step)}: ${rows.join(", ")}${rest > 0 ? `, and ${rest} more` : ""}.`;
}
