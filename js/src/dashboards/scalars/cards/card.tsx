import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { below, IconButton } from "../../../ui";
import { formatCount, formatValue } from "../../../util/format";
import type { ScalarsView } from "../view";
import { mountChart } from "./card-chart";
import { cardMenu } from "./card-menu";
import type { CardModel } from "./card-model";
import { MarkTable } from "./mark-table";
import { readingOf } from "./reading";
import type { Sight } from "./sight";
import { summaryOf } from "./summary";
import { ValueTable } from "./value-table";

export interface CardProps {
  readonly card: CardModel;
  readonly view: ScalarsView;
  readonly sight: Sight;
}

interface InnerProps {
  readonly card: CardModel;
  readonly view: ScalarsView;
}

/** Its name, its last value and its chart, which exists only while it is in sight. */
export function Card({ card, view, sight }: CardProps): JSX.Element {
  const figure = useRef<HTMLElement>(null);
  const isInSight = useSignal(false);
  useEffect(() => {
    const element = figure.current;
    if (element === null) return;
    const show = (value: boolean) => {
      isInSight.value = value;
      view.setInSight(card, value);
    };
    const stop = sight.watch(element, show);
    return () => {
      stop();
      view.setInSight(card, false);
    };
  }, [card, view, sight, isInSight]);
  const isExpanded = view.expanded.value === card.spec.key;
  useEffect(() => {
    if (isExpanded) figure.current?.scrollIntoView({ block: "nearest" });
  }, [isExpanded]);
  return (
    <figure
      class="card"
      ref={figure}
      data-expanded={isExpanded}
      aria-label={card.spec.details.split("\n")[0] || card.spec.title}
      onKeyDown={(event) => onKey(event, card, view)}
    >
      {isInSight.value ? <Plot card={card} view={view} /> : <div class="plot" />}
      {isInSight.value && !isExpanded && <MarkTable card={card} view={view} />}
      {isInSight.value && isExpanded && <ValueTable card={card} view={view} />}
      <figcaption>
        <b title={card.spec.details}>{card.spec.title}</b>
        <CardTools card={card} view={view} />
        {isInSight.value && <Fidelity card={card} />}
        {isInSight.value && <Value card={card} view={view} />}
      </figcaption>
    </figure>
  );
}

function CardTools({ card, view }: InnerProps): JSX.Element {
  const { spec } = card;
  const [tag] = spec.tags;
  const isPinned = tag !== undefined && view.settings.pinned.value.includes(tag.tag);
  const isExpanded = view.expanded.value === spec.key;
  return (
    <span class="card-tools">
      {card.view.value !== null && (
        <IconButton icon="fit" label="Fit the data" onClick={() => card.zoomTo(null)} />
      )}
      {!spec.isComposed && tag !== undefined && (
        <IconButton icon="pin" label="Pin" pressed={isPinned} onClick={() => view.togglePinned(tag)} />
      )}
      <IconButton
        icon="log"
        label="Logarithmic y axis"
        pressed={card.yScale.value === "log"}
        onClick={() => card.toggleScale()}
      />
      <IconButton
        icon="wide"
        label="Full width"
        pressed={isExpanded}
        onClick={() => view.expand(isExpanded ? null : card)}
      />
      <IconButton
        icon="more"
        label="More"
        onClick={(event) => {
          view.overlay.value = {
            label: card.spec.title,
            place: below(event.currentTarget),
            items: cardMenu(card, view),
          };
        }}
      />
    </span>
  );
}

/** How far the picture is from showing each point, and what is outside of it. */
function Fidelity({ card }: { readonly card: CardModel }): JSX.Element | null {
  const report = card.report.value;
  if (report === null) return null;
  const density = Math.round(report.density);
  const { above, below: under, isExact } = report.outside;
  const outside = above + under;
  return (
    <>
      {outside > 0 && (
        <small
          class="fidelity outside"
          title={`${isExact ? "" : "At least "}${formatCount(outside, "point")} outside of the y axis: ${above} above, ${under} below.`}
        >
          {above > 0 && `${above}↑`} {under > 0 && `${under}↓`}
        </small>
      )}
      {density > 1 && (
        <small
          class="fidelity"
          title={`About ${density} points stand behind each pixel. Zoom in to see each of them.`}
        >
          {density} : 1
        </small>
      )}
    </>
  );
}

function Value({ card, view }: InnerProps): JSX.Element | null {
  const reading = readingOf(card, view);
  return (
    reading && (
      <output aria-live="off" title={reading.label}>
        {formatValue(reading.value)}
      </output>
    )
  );
}

function Plot({ card, view }: InnerProps): JSX.Element {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const ended = new AbortController();
    if (host.current !== null) mountChart(host.current, card, view, ended.signal);
    return () => ended.abort();
  }, [card, view]);
  return (
    <>
      <div
        class="plot"
        ref={host}
        role="application"
        aria-label={`Chart of ${card.spec.title}: arrow keys go from point to point, plus and minus zoom, 0 fits`}
      />
      <p class="for-readers">{summaryOf(card)}</p>
    </>
  );
}

const CARD_KEYS: Readonly<Record<string, (card: CardModel, view: ScalarsView) => void>> = {
  Enter: (card, view) => view.expand(card),
  p: (card, view) => {
    const [tag] = card.spec.tags;
    if (!card.spec.isComposed && tag !== undefined) view.togglePinned(tag);
  },
  l: (card) => card.toggleScale(),
  f: (card) => card.zoomTo(null),
};

/** Keys of the card whose plot has the focus. */
function onKey(event: KeyboardEvent, card: CardModel, view: ScalarsView): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const isOnPlot = event.target instanceof HTMLElement && event.target.classList.contains("plot");
  const isBack = event.key === "Escape" && view.expanded.peek() === card.spec.key;
  const act = isBack ? () => view.expand(null) : isOnPlot ? CARD_KEYS[event.key] : undefined;
  if (act === undefined) return;
  act(card, view);
  event.preventDefault();
  event.stopPropagation();
}
