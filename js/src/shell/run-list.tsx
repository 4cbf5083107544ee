import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { lineStyle } from "../theme";
import { Icon, MiddleText, Swatch, VirtualList } from "../ui";
import type { Frame } from "./frame";

const ROW_HEIGHT = 24;

/** The runs that match the filter: show and hide them, bring one to the front. */
export function RunList({ frame }: { readonly frame: Frame }): JSX.Element {
  const { runs } = frame.store;
  const active = useSignal<number | null>(null);
  const anchor = useSignal<number | null>(null);
  const listed = runs.listed.value;
  const toggle = (position: number, isRange: boolean) => {
    const run = listed[position];
    if (run === undefined) return;
    const from = isRange ? (anchor.value ?? position) : position;
    const range = listed.slice(Math.min(from, position), Math.max(from, position) + 1);
    runs.show(range, isRange ? runs.visible.value.has(listed[from] ?? run) : !runs.visible.value.has(run));
    anchor.value = isRange ? from : position;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!onListKey(event.key, { frame, listed, active, toggle })) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      class="run-list"
      role="listbox"
      aria-label="Runs"
      aria-multiselectable="true"
      aria-activedescendant={active.value === null ? undefined : `run-${listed[active.value]}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerLeave={() => {
        frame.screen.hoveredRun.value = null;
      }}
    >
      <VirtualList
        count={listed.length}
        rowHeight={ROW_HEIGHT}
        active={active.value}
        row={(position) => (
          <RunRow
            key={listed[position]}
            frame={frame}
            run={listed[position] ?? 0}
            position={position}
            isActive={active.value === position}
            toggle={toggle}
          />
        )}
      />
    </div>
  );
}

interface ListKeys {
  readonly frame: Frame;
  readonly listed: readonly number[];
  readonly active: { value: number | null };
  toggle(position: number, isRange: boolean): void;
}

/** Arrows move, space shows and hides, Enter brings to the front, `o` shows only this. Returns whether the key was one of these. */
function onListKey(key: string, { frame, listed, active, toggle }: ListKeys): boolean {
  const { runs } = frame.store;
  const position = active.value ?? 0;
  const run = listed[position];
  if (run === undefined) return false;
  if (key === "ArrowDown")
    active.value = active.value === null ? 0 : Math.min(position + 1, listed.length - 1);
  else if (key === "ArrowUp") active.value = Math.max(position - 1, 0);
  else if (key === " ") toggle(position, false);
  else if (key === "Enter") frame.screen.togglePin(runs.nameOf(run));
  else if (key === "o") runs.showOnly(run);
  else return false;
  return true;
}

interface RunRowProps {
  readonly frame: Frame;
  readonly run: number;
  readonly position: number;
  readonly isActive: boolean;
  toggle(position: number, isRange: boolean): void;
}

function RunRow({ frame, run, position, isActive, toggle }: RunRowProps): JSX.Element {
  const { runs } = frame.store;
  const { screen } = frame;
  const name = runs.nameOf(run);
  const isVisible = runs.visible.value.has(run);
  const onClick = (event: MouseEvent) => {
    if (event.altKey) runs.showOnly(run);
    else if (event.shiftKey || isOnEye(event)) toggle(position, event.shiftKey);
    else screen.togglePin(name);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox around it has the keys of all its options
    <div
      id={`run-${run}`}
      class="run"
      role="option"
      tabIndex={-1}
      aria-selected={isVisible}
      aria-setsize={runs.listed.value.length}
      aria-posinset={position + 1}
      data-active={isActive}
      data-highlighted={screen.highlighted.value === name}
      onClick={onClick}
      onDblClick={() => runs.showOnly(run)}
      onPointerEnter={() => {
        screen.hoveredRun.value = name;
      }}
    >
      <span class="eye" title={isVisible ? "Hide" : "Show"}>
        <Icon name={isVisible ? "eye" : "eyeOff"} />
      </span>
      <Swatch {...lineStyle(run, frame.ground.value)} />
      <MiddleText text={name} dim={runs.sharedPrefix.value} />
    </div>
  );
}

function isOnEye(event: MouseEvent): boolean {
  return event.target instanceof Element && event.target.closest(".eye") !== null;
}
