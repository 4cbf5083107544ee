import type { ExportFormat } from "../../protocol";
import type { CardSize, SettingValues } from "../../state";
import { type MenuItem, saveFile } from "../../ui";
import { openComposer } from "./cards/composer";
import { expressionOf } from "./files/expression";
import { type PictureFormat, pictureOfAll } from "./files/pictures";
import { exportSeries } from "./files/series-files";
import type { ScalarsView } from "./view";

type Flag = { [N in keyof SettingValues]: SettingValues[N] extends boolean ? N : never }[keyof SettingValues];

/** What can be set for all charts beside the toolbar, and done with all of them. */
export function viewMenu(view: ScalarsView): MenuItem[] {
  const { settings, runs } = view.data.context;
  const flag = (name: Flag, label: string, isDisabled = false): MenuItem => ({
    label,
    isOn: view.settings[name].peek(),
    isDisabled,
    onChoose: () => settings.set(name, !view.settings[name].peek()),
  });
  const sizes: readonly (readonly [CardSize, string])[] = [
    ["S", "Small cards"],
    ["M", "Medium cards"],
    ["L", "Large cards"],
  ];
  return [
    flag("show_raw", "Raw values behind smoothed ones"),
    flag("ignore_outliers", "Leave outliers outside"),
    flag("common_y", "One y range for tags that end alike"),
    flag("link_zoom", "Zoom all cards together"),
    flag("show_difference", "Difference from the baseline", runs.baseline.peek() === null),
    flag("show_superseded", "Points superseded by restarts"),
    ...sizes.map(([size, label], i) => ({
      label,
      isApart: i === 0,
      isOn: view.settings.card_size.peek() === size,
      onChoose: () => settings.set("card_size", size),
    })),
    { label: "New chart of several tags …", isApart: true, onChoose: () => openComposer(view, null, []) },
    {
      label: "Copy as Python",
      onChoose: () => void navigator.clipboard?.writeText(expressionOf(view)),
    },
  ];
}

/** What can be kept of all cards of the open sections. */
export function exportMenu(view: ScalarsView): MenuItem[] {
  const points = (format: ExportFormat): MenuItem => ({
    label: `Save all points as ${format.toUpperCase()}`,
    isApart: format === "csv",
    onChoose: () => exportSeries(view.openCards, view, format),
  });
  const picture = (format: PictureFormat): MenuItem => ({
    label: `Save all charts as ${format.toUpperCase()}`,
    onChoose: () =>
      void pictureOfAll(view.openCards, view, format).then((file) => saveFile(file, `scalars.${format}`)),
  });
  return [points("csv"), points("json"), picture("png"), picture("svg")];
}
