import type { RunGroup } from "../../../state";
import { DASHES, hueOf, type LineStyle } from "../../../theme";
import type { CardSpec } from "../cards/card-spec";
import type { TagData } from "../held/tag-data";
import { type NumberedTag, titleOf } from "../held/tags";
import { timeUnit } from "../query/smooth";
import { membersKey } from "../tables/bands";
import type { ScalarsView } from "../view";
import { Differences } from "./difference";
import { type GroupLine, GroupLines } from "./group-lines";
import type { Line, LineOptions } from "./lines";
import { Margins } from "./margins";

type AnyLine = Line | GroupLine;

/** One line of a card: a run's, or a group's. */
export interface Drawn {
  /** Tells it from the others of the card. */
  readonly key: string;
  /** Number of the run; `null` for a group. */
  readonly run: number | null;
  /** What highlights go by: the run's name, or the group's label. */
  readonly name: string;
  /** What the user reads. */
  readonly label: string;
  readonly tag: NumberedTag;
  readonly style: LineStyle;
  /** What is drawn: values, or their difference from the baseline's. */
  readonly line: AnyLine;
  /** The values themselves. */
  readonly plain: AnyLine;
  /** The baseline's values of the tag, if there are any. */
  readonly baseline: Line | null;
}

type Own = Pick<Drawn, "key" | "run" | "name" | "label" | "style" | "plain">;
type LineOf = (run: number) => Line | null;

/** Works out the lines of one card. */
export class Drawing {
  readonly #view: ScalarsView;
  readonly #tags: readonly NumberedTag[];
  readonly #margins: Margins;
  readonly #groups: GroupLines;
  readonly #differences: Differences;

  constructor(view: ScalarsView, spec: CardSpec) {
    this.#view = view;
    this.#tags = spec.tags;
    this.#margins = new Margins(view.lines, spec.margins);
    this.#groups = new GroupLines(view.lines);
    this.#differences = new Differences(view.lines);
  }

  /** The lines of one tag after the other; of a tag first those of single runs, in order of first appearance. */
  lines(isZoomed: boolean): Drawn[] {
    const own = this.#tags.map((tag, place) => this.#ofTag(tag, place, isZoomed));
    return own.flat();
  }

  #ofTag(tag: NumberedTag, place: number, isZoomed: boolean): Drawn[] {
    const { runs, settings } = this.#view.data.context;
    const held = this.#view.data.of(tag.number);
    held.revision.value;
    const lineOf = this.#withMargins(tag, this.#lineMaker(held, isZoomed), isZoomed);
    const own = [
      ...this.#view.soloRuns.value.flatMap((run) => this.#ofRun(run, lineOf)),
      ...(runs.groups.value ?? []).flatMap((group) => this.#ofGroup(group, tag, held, isZoomed, lineOf)),
    ];
    const { value: number } = runs.baseline;
    const baseline = number === null ? null : lineOf(number);
    const isDifference = settings.values.show_difference.value && baseline !== null;
    return own.map((one) => ({
      ...one,
      ...this.#amongTags(one, tag, place, own.length === 1),
      key: `${tag.number} ${one.key}`,
      tag,
      line: isDifference ? this.#differences.of(one.plain, baseline) : one.plain,
      baseline,
    }));
  }

  #lineMaker(held: TagData, isZoomed: boolean): LineOf {
    const { x, lines, data } = this.#view;
    if (typeof x.value !== "string") x.value.held.revision.value;
    const smoothing = data.context.settings.values.smoothing.value;
    const unit = smoothing.kind === "time_ema" ? unitOf(held) : 1;
    const options: LineOptions = { x: x.value, smoothing, unit };
    return (run) => {
      const curve = held.curves.get(run);
      if (curve === undefined) return null;
      const window = isZoomed ? (held.windows.get(run) ?? null) : null;
      return lines.of({ run, tag: held, curve, window }, options);
    };
  }

  #withMargins(tag: NumberedTag, lineOf: LineOf, isZoomed: boolean): LineOf {
    const tags = this.#margins.of(tag);
    if (tags === null) return lineOf;
    const edgeOf = (edge: NumberedTag) => {
      const held = this.#view.data.of(edge.number);
      held.revision.value;
      return this.#lineMaker(held, isZoomed);
    };
    const [lower, upper] = [edgeOf(tags.lower), edgeOf(tags.upper)];
    return (run) => this.#margins.line(lineOf(run), lower(run), upper(run));
  }

  #ofRun(run: number, lineOf: LineOf): Own[] {
    const { runs } = this.#view.data.context;
    const plain = lineOf(run);
    if (plain === null) return [];
    const style = runs.styleOf(run, this.#view.ground.value);
    return [{ key: `${run}`, run, name: runs.nameOf(run), label: runs.labelOf(run), style, plain }];
  }

  #ofGroup(group: RunGroup, tag: NumberedTag, held: TagData, isZoomed: boolean, lineOf: LineOf): Own[] {
    const members = group.drawn.flatMap((run) => lineOf(run) ?? []);
    if (members.length === 0) return [];
    const { stat, band } = this.#view.data.context.settings.values;
    const told = (isWindow: boolean) => {
      const curve = this.#view.x.value === "step" ? held.group(membersKey(group.drawn), isWindow) : null;
      return curve?.isComplete ? curve : null;
    };
    const plain = this.#groups.of(`${tag.number} ${group.key}`, {
      told: told(false),
      detail: isZoomed ? told(true) : null,
      members,
      stat: stat.value,
      band: band.value,
    });
    const { key, label } = group;
    return [
      {
        key: `group ${key}`,
        run: null,
        name: label,
        label,
        style: group.styleOf(this.#view.ground.value),
        plain,
      },
    ];
  }

  /** Where several tags are drawn, dashes tell them apart; of a single run, colours do. */
  #amongTags(
    { label, style }: Own,
    tag: NumberedTag,
    place: number,
    isAlone: boolean,
  ): Pick<Drawn, "label" | "style"> {
    if (this.#tags.length === 1) return { label, style };
    const title = titleOf(tag);
    return isAlone
      ? { label: title, style: { color: hueOf(place % 8, this.#view.ground.value), dash: [] } }
      : { label: `${label} · ${title}`, style: { ...style, dash: DASHES[place % DASHES.length] ?? [] } };
  }
}

/** The unit of time of a tag's averages follows from all its series, shown or not. */
function unitOf(held: TagData): number {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { points } of held.curves.values()) {
    if (points.step.length === 0) continue;
    first = Math.min(first, Number(points.step[0]));
    last = Math.max(last, Number(points.step.at(-1)));
  }
  return timeUnit(first, last);
}
