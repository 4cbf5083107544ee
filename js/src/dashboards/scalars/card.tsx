import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { IconButton } from "../../ui";
import { formatValue } from "../../util/format";
import { mountChart } from "./card-chart";
import type { CardModel } from "./card-model";
import type { Sight } from "./sight";
import { summaryOf } from "./summary";
import type { ScalarsView } from "./view";

export interface CardProps {
  readonly card: CardModel;
  readonly view: ScalarsView;
  readonly sight: Sight;
}

/** One tag: its name, its last value and its chart, which exists only while it is in sight. */
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
  return (
    <figure
      class="card"
      ref={figure}
      data-wide={card.isWide.value}
      aria-label={card.tag.tag || card.tag.title}
    >
      <CardHeader card={card} isInSight={isInSight.value} />
      {isInSight.value ? <Plot card={card} view={view} /> : <div class="plot" />}
    </figure>
  );
}

interface CardHeaderProps {
  readonly card: CardModel;
  readonly isInSight: boolean;
}

function CardHeader({ card, isInSight }: CardHeaderProps): JSX.Element {
  const { tag } = card;
  const details = tag.description === "" ? tag.tag : `${tag.tag}\n${tag.description}`;
  return (
    <figcaption>
      <b title={details}>{tag.title}</b>
      <CardTools card={card} />
      {isInSight && <Density card={card} />}
      {isInSight && <Headline card={card} />}
    </figcaption>
  );
}

function CardTools({ card }: { readonly card: CardModel }): JSX.Element {
  const { clipboard } = navigator as { readonly clipboard?: Clipboard };
  const copy = () => void clipboard?.writeText(card.tag.tag);
  const isWide = card.isWide.value;
  return (
    <span class="card-tools">
      {clipboard !== undefined && <IconButton icon="copy" label="Copy the tag's name" onClick={copy} />}
      <IconButton
        icon="log"
        label="Logarithmic y axis"
        pressed={card.yScale.value === "log"}
        onClick={() => card.toggleScale()}
      />
      <IconButton
        icon="wide"
        label="Full width"
        pressed={isWide}
        onClick={() => {
          card.isWide.value = !isWide;
        }}
      />
    </span>
  );
}

/** How far the picture is from showing each point; a way back when it is zoomed. */
function Density({ card }: { readonly card: CardModel }): JSX.Element {
  const density = card.density.value;
  const reset = () => {
    card.zoom.value = null;
  };
  return (
    <>
      {density > 1 && (
        <small title={`About ${density} points stand behind each pixel. Zoom in to see each of them.`}>
          {density} : 1
        </small>
      )}
      {card.zoom.value !== null && <IconButton icon="fit" label="Reset the zoom" onClick={reset} />}
    </>
  );
}

function Headline({ card }: { readonly card: CardModel }): JSX.Element | null {
  const headline = card.headline.value;
  const last = headline?.line.y.at(-1);
  return last === undefined ? null : (
    <output aria-live="off" title={headline?.name}>
      {formatValue(last)}
    </output>
  );
}

function Plot({ card, view }: { readonly card: CardModel; readonly view: ScalarsView }): JSX.Element {
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
        aria-label={`Chart of ${card.tag.title}: arrow keys go from point to point, plus and minus zoom, 0 fits`}
      />
      <p class="for-readers">{summaryOf(card)}</p>
    </>
  );
}
