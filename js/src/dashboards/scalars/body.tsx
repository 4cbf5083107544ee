import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Empty, Icon, TextButton } from "../../ui";
import { Card } from "./card";
import type { Section } from "./sections";
import { Sight } from "./sight";
import { Tooltip } from "./tooltip";
import type { ScalarsView } from "./view";

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
  return (
    <div class="scalars" ref={scroller}>
      {watcher !== null &&
        view.sections.value.map((section) => (
          <SectionBlock key={section.prefix} section={section} view={view} sight={watcher} />
        ))}
      <NoMatch view={view} />
    </div>
  );
}

interface SectionProps {
  readonly section: Section;
  readonly view: ScalarsView;
  readonly sight: Sight;
}

function SectionBlock({ section, view, sight }: SectionProps): JSX.Element {
  const isOpen = !view.collapsed.value.has(section.prefix);
  return (
    <section>
      <h3>
        <button type="button" aria-expanded={isOpen} onClick={() => view.toggleSection(section.prefix)}>
          <Icon name="chevron" />
          {section.prefix === "" ? "ungrouped" : section.prefix}
          <small>{section.tags.length}</small>
        </button>
      </h3>
      {isOpen && (
        <div class="cards">
          {section.tags.map((tag) => {
            const card = view.card(tag);
            return (
              <div class="cell" key={tag.tag} data-wide={card.isWide.value}>
                <Card card={card} view={view} sight={sight} />
                <Tooltip card={card} view={view} />
              </div>
            );
          })}
        </div>
      )}
    </section>
  );
}

/** Says which filter hides everything, and takes it back. */
function NoMatch({ view }: { readonly view: ScalarsView }): JSX.Element | null {
  const { settings, runs } = view.data.context;
  const { tag_filter, run_filter } = settings.values;
  if (view.data.count.value === 0) return null;
  if (view.sections.value.length === 0) {
    return (
      <Empty title="No tag matches">
        <p>
          The tag filter “{tag_filter.value}” hides all {view.data.count.value} tags.
        </p>
        <TextButton onClick={() => settings.set("tag_filter", "")}>Clear the tag filter</TextButton>
      </Empty>
    );
  }
  if (runs.listed.value.length > 0) return null;
  return (
    <Empty title="No run matches">
      <p>
        The run filter “{run_filter.value}” hides all {runs.names.value.length} runs.
      </p>
      <TextButton onClick={() => settings.set("run_filter", "")}>Clear the run filter</TextButton>
    </Empty>
  );
}
