import { type MenuItem, saveFile } from "../../../ui";
import { type PictureFormat, pictureOf } from "../files/pictures";
import { exportSeries } from "../files/series-files";
import type { ScalarsView } from "../view";
import type { CardModel } from "./card-model";
import { openComposer } from "./composer";

/** What can be done with one card. */
export function cardMenu(card: CardModel, view: ScalarsView): MenuItem[] {
  const { spec } = card;
  const name = !spec.isComposed ? (spec.tags[0]?.tag ?? "chart") : spec.title;
  const picture = (format: PictureFormat) => ({
    label: `Save as ${format.toUpperCase()}`,
    onChoose: () => void pictureOf(card, view, format).then((file) => saveFile(file, `${name}.${format}`)),
  });
  return [
    ...composing(card, view),
    { label: "Copy the name", onChoose: () => void navigator.clipboard?.writeText(name) },
    { label: "Save points as CSV", isApart: true, onChoose: () => exportSeries([card], view, "csv") },
    { label: "Save points as JSON", onChoose: () => exportSeries([card], view, "json") },
    picture("png"),
    picture("svg"),
  ];
}

function composing(card: CardModel, view: ScalarsView): MenuItem[] {
  const { composed, tags } = card.spec;
  if (composed === null) {
    return [{ label: "Chart with other tags …", onChoose: () => openComposer(view, null, tags) }];
  }
  if (!view.settings.charts.peek().includes(composed)) return [];
  const others = () => view.settings.charts.peek().filter((chart) => chart !== composed);
  return [
    { label: "Edit this chart …", onChoose: () => openComposer(view, composed, tags) },
    { label: "Remove this chart", onChoose: () => view.data.context.settings.set("charts", others()) },
  ];
}
