import type { JSX, TargetedKeyboardEvent } from "preact";
import { Icon } from "./icons";

export interface SearchFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  /** How much was found, in a word or two; shown while there is a text. */
  readonly found: string;
  /** Why the text is no pattern. */
  readonly error: string | null;
  readonly shortcut: string;
  /** What may be written, told when the pointer rests on it. */
  readonly help?: string;
  onInput(value: string): void;
}

/** A box to filter with. Escape empties it; in an empty box it is for whoever is around it. */
export function SearchField(props: SearchFieldProps): JSX.Element {
  const { label, placeholder, value, found, error, shortcut, help, onInput } = props;
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    if (event.key !== "Escape" || value === "") return;
    event.stopPropagation();
    onInput("");
  };
  return (
    <span class="search" data-invalid={error !== null} title={error ?? help}>
      <Icon name="search" />
      <input
        type="text"
        aria-label={label}
        aria-invalid={error !== null}
        aria-keyshortcuts={shortcut}
        placeholder={placeholder}
        spellcheck={false}
        autocomplete="off"
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {value !== "" && <small>{error === null ? found : "?"}</small>}
      {value !== "" && (
        <button type="button" aria-label={`Clear ${label.toLowerCase()}`} onClick={() => onInput("")}>
          <Icon name="close" />
        </button>
      )}
    </span>
  );
}

export interface SliderProps {
  readonly label: string;
  readonly value: number;
  /** Where the slider ends; the number field goes on to `limit`. */
  readonly max: number;
  readonly limit: number;
  readonly step: number;
  /** The key that takes the focus there while it is inside the dashboard. */
  readonly shortcut?: string;
  onInput(value: number): void;
}

/** A slider for the hand and a number field for the exact value. The lowest value is 0. */
export function Slider({ label, value, max, limit, step, shortcut, onInput }: SliderProps): JSX.Element {
  const share = `${(Math.min(value / max, 1) * 100).toFixed(1)}%`;
  const type = (input: HTMLInputElement) => {
    const typed = input.valueAsNumber;
    if (Number.isFinite(typed)) onInput(Math.min(Math.max(typed, 0), limit));
  };
  return (
    <span class="slider">
      <input
        type="range"
        aria-label={label}
        aria-keyshortcuts={shortcut}
        min={0}
        max={max}
        step={step}
        value={Math.min(value, max)}
        style={{ "--share": share }}
        onInput={(event) => onInput(event.currentTarget.valueAsNumber)}
      />
      <input
        type="number"
        aria-label={`${label}, exact value`}
        min={0}
        max={limit}
        step={step}
        value={step < 1 ? value.toFixed(value > max ? 3 : 2) : value}
        onChange={(event) => type(event.currentTarget)}
      />
    </span>
  );
}
