import type { ComponentChildren, JSX, TargetedMouseEvent } from "preact";
import { Icon, type IconName } from "./icons";

export interface IconButtonProps {
  readonly icon: IconName;
  /** What it does; also its tooltip. */
  readonly label: string;
  /** Given for a button that stays pressed. */
  readonly pressed?: boolean | undefined;
  /** The key that does the same while focus is inside the dashboard. */
  readonly shortcut?: string | undefined;
  onClick(event: TargetedMouseEvent<HTMLButtonElement>): void;
}

export function IconButton({ icon, label, pressed, shortcut, onClick }: IconButtonProps): JSX.Element {
  const title = shortcut === undefined ? label : `${label} (${shortcut})`;
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={label}
      aria-pressed={pressed}
      aria-keyshortcuts={shortcut}
      title={title}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}

interface TextButtonProps {
  readonly children: ComponentChildren;
  onClick(event: TargetedMouseEvent<HTMLButtonElement>): void;
}

/** A button that reads as text. */
export function TextButton(props: TextButtonProps): JSX.Element {
  return (
    <button type="button" class="text-button" onClick={props.onClick}>
      {props.children}
    </button>
  );
}

export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly choices: readonly Choice<T>[];
  readonly value: T;
  onChange(value: T): void;
}

/** One of a few, all of them in sight. */
export function Segmented<T extends string>({
  label,
  choices,
  value,
  onChange,
}: ChoiceProps<T>): JSX.Element {
  return (
    <fieldset class="segmented" aria-label={label}>
      {choices.map((choice) => (
        <button
          type="button"
          key={choice.value}
          aria-pressed={choice.value === value}
          onClick={() => onChange(choice.value)}
        >
          {choice.label}
        </button>
      ))}
    </fieldset>
  );
}

/** One of several, with only the chosen one in sight. */
export function Select<T extends string>({ label, choices, value, onChange }: ChoiceProps<T>): JSX.Element {
  const choose = (chosen: string) => {
    const choice = choices.find((known) => known.value === chosen);
    if (choice !== undefined) onChange(choice.value);
  };
  return (
    <span class="select">
      <select aria-label={label} value={value} onChange={(event) => choose(event.currentTarget.value)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      <Icon name="chevron" />
    </span>
  );
}
