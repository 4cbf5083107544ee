import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { Composed } from "../../../state";
import { TextButton } from "../../../ui";
import { parseFilter } from "../../../util/text";
import type { NumberedTag } from "../held/tags";
import type { ScalarsView } from "../view";

/** More tags than these are found by typing. */
const MOST_LISTED = 100;

/** Ask which tags a chart is to show, and what it is called; `composed` is the chart to change, `null` for a new one. */
export function openComposer(
  view: ScalarsView,
  composed: Composed | null,
  tags: readonly NumberedTag[],
): void {
  view.overlay.value = {
    label: "Chart of several tags",
    place: "middle",
    content: (close) => <Composer view={view} composed={composed} tags={tags} close={close} />,
  };
}

interface ComposerProps {
  readonly view: ScalarsView;
  readonly composed: Composed | null;
  readonly tags: readonly NumberedTag[];
  close(): void;
}

function Composer({ view, composed, tags, close }: ComposerProps): JSX.Element {
  const title = useSignal(composed?.title ?? "");
  const chosen = useSignal<readonly string[]>(tags.map(({ tag }) => tag));
  const typed = useSignal("");
  const filter = parseFilter(typed.value);
  const found = view.data.tags.value.filter(({ tag }) => filter.matches(tag));
  const toggle = (tag: string) => {
    const others = chosen.value.filter((other) => other !== tag);
    chosen.value = others.length < chosen.value.length ? others : [...chosen.value, tag];
  };
  const save = (event: Event) => {
    event.preventDefault();
    const made = { title: title.value.trim(), tags: chosen.value };
    const charts = view.settings.charts.peek();
    const isKnown = composed !== null && charts.includes(composed);
    const next = isKnown ? charts.map((chart) => (chart === composed ? made : chart)) : [...charts, made];
    view.data.context.settings.set("charts", next);
    close();
  };
  return (
    <form class="composer" onSubmit={save}>
      <h2>Chart of several tags</h2>
      <input
        class="text-field"
        aria-label="Title"
        placeholder="Title (optional)"
        value={title.value}
        onInput={(event) => {
          title.value = event.currentTarget.value;
        }}
      />
      <input
        class="text-field"
        aria-label="Find tags"
        placeholder="Find tags, /regex/"
        aria-invalid={filter.error !== null}
        value={typed.value}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
        }}
      />
      <div class="choices">
        {found.slice(0, MOST_LISTED).map(({ tag }) => (
          <label key={tag}>
            <input type="checkbox" checked={chosen.value.includes(tag)} onChange={() => toggle(tag)} />
            {tag}
          </label>
        ))}
        {found.length > MOST_LISTED && <small>{found.length - MOST_LISTED} more: type to find them</small>}
      </div>
      <footer>
        <small>{chosen.value.length} chosen</small>
        <TextButton onClick={close}>Cancel</TextButton>
        <button type="submit" class="text-button" disabled={chosen.value.length === 0}>
          {composed === null ? "Add the chart" : "Change the chart"}
        </button>
      </footer>
    </form>
  );
}
