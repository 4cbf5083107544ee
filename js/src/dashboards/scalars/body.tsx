import { useComputed, useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Empty, Icon, Strip, TextButton } from "../../ui";
import { formatBytes } from "../../util/format";
import { announcementOf } from "./cards/announcement";
import { Card, type CardProps } from "./cards/card";
import { Sight } from "./cards/sight";
import { Tooltip } from "./cards/tooltip";
import { saveDecimated } from "./files/series-files";
import type { CardSection, ScalarsView } from "./view";

/** The cards, in sections. */
export function Body({ view }: { readonly view: ScalarsView }): JSX.Element {
  const scroller = useRef<HTMLDivElement>(null);
  const sight = useSignal<Sight | null>(null);
  useEffect(() => {
    const ended = new AbortController();
    if (scroller.current !== null) sight.value = new Sight(scroller.current, ended.signal);
    return () => ended.abort();
  }, [sight]);
  const watcher = sight.value;
  const { alone } = view;
  if (alone.value !== null) {
    return (
      <div class="scalars" ref={scroller} data-alone={true}>
        <ExportStrip view={view} />
        {watcher !== null && <Cell card={view.card(alone.value)} view={view} sight={watcher} />}
        <Announcer view={view} />
      </div>
    );
  }
  return (
    <div class="scalars" ref={scroller} data-size={view.settings.card_size.value}>
      <ExportStrip view={view} />
      {watcher !== null &&
        view.sections.value.map((section) => (
          <SectionBlock key={section.key} section={section} view={view} sight={watcher} />
        ))}
      <NoMatch view={view} />
      <Announcer view={view} />
    </div>
  );
}

interface SectionProps {
  readonly section: CardSection;
  readonly view: ScalarsView;
  readonly sight: Sight;
}

function SectionBlock({ section, view, sight }: SectionProps): JSX.Element {
  const isOpen = !view.isClosed(section);
  return (
    <section style={{ "--depth": section.depth }}>
      <h3>
        <button type="button" aria-expanded={isOpen} onClick={() => view.toggleSection(section.key)}>
          <Icon name="chevron" />
          {section.title}
          <small class="count">{section.count}</small>
        </button>
      </h3>
      {isOpen && section.cards.length > 0 && (
        <div class="cards">
          {section.cards.map((spec) => (
            <Cell key={spec.key} card={view.card(spec)} view={view} sight={sight} />
          ))}
        </div>
      )}
    </section>
  );
}

function Cell({ card, view, sight }: CardProps): JSX.Element {
  return (
    <div class="cell" data-expanded={view.expanded.value === card.spec.key}>
      <Card card={card} view={view} sight={sight} />
      <Tooltip card={card} view={view} />
    </div>
  );
}

/** Says which filter hides everything, and takes it back. */
function NoMatch({ view }: { readonly view: ScalarsView }): JSX.Element | null {
  const { settings, runs } = view.data.context;
  const { tags, runs: filter } = view.settings;
  if (view.data.count.value === 0) return null;
  if (view.matching.value.length === 0) {
    return (
      <Empty title="No tag matches">
        <p>
          The tag filter “{tags.value}” hides all {view.data.count.value} tags.
        </p>
        <TextButton onClick={() => settings.set("tags", "")}>Clear the tag filter</TextButton>
      </Empty>
    );
  }
  if (runs.listed.value.length > 0) return null;
  return (
    <Empty title="No run matches">
      <p>
        The run filter “{filter.value}” hides all {runs.names.value.length} runs.
      </p>
      <TextButton onClick={() => settings.set("runs", "")}>Clear the run filter</TextButton>
    </Empty>
  );
}

/** How a file from the kernel comes along, and what can be had while it does not answer. */
function ExportStrip({ view }: { readonly view: ScalarsView }): JSX.Element | null {
  const { exports } = view.data.context;
  const current = exports.current.value;
  if (current === null) return null;
  const dismiss = (
    <TextButton onClick={() => exports.cancel()}>
      {current.state === "failed" ? "Dismiss" : "Cancel"}
    </TextButton>
  );
  switch (current.state) {
    case "failed":
      return (
        <Strip tone="error">
          {current.message} {dismiss}
        </Strip>
      );
    case "coming":
      return (
        <Strip tone="quiet">
          Saving all points: {formatBytes(current.bytes)} so far … {dismiss}
        </Strip>
      );
    case "asked":
      return <Strip tone="quiet">Saving all points … {dismiss}</Strip>;
    default:
      return (
        <Strip tone="warning">
          The kernel is busy. All points are saved as soon as it answers.{" "}
          <TextButton onClick={() => saveDecimated(view)}>Save what is here, decimated</TextButton> {dismiss}
        </Strip>
      );
  }
}

/** Reads out what the keyboard's crosshair is at, once it has stood still for a moment. */
function Announcer({ view }: { readonly view: ScalarsView }): JSX.Element {
  const text = useComputed(() => announcementOf(view));
  const said = useSignal("");
  useEffect(() => {
    const ended = new AbortController();
    const say = () => {
      said.value = text.peek();
    };
    let cancel = () => {};
    const stop = text.subscribe(() => {
      cancel();
      cancel = view.data.context.clock.after(400, say, ended.signal);
    });
    return () => {
      stop();
      ended.abort();
    };
  }, [view, text, said]);
  return (
    <p class="for-readers" aria-live="polite">
      {said.value}
    </p>
  );
}
