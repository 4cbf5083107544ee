import type { JSX } from "preact";
import { type Choice, Select } from "../../ui";
import type { Frame } from "../frame";

const REGEX = "regex:";

/** What runs are grouped by, what their colours follow, and whose values stand beside them. */
export function Arrange({ frame }: { readonly frame: Frame }): JSX.Element {
  const { settings, runs } = frame.store;
  const { group_by, color_by, value_tag } = settings.values;
  const tags = runs.facts.values.value.tags();
  const choices = [{ value: "", label: "automatic" }, ...tags.map((tag) => ({ value: tag, label: tag }))];
  return (
    <div class="arrange">
      <CriterionField
        frame={frame}
        label="Group by"
        none="nothing"
        value={group_by.value}
        onChange={(value) => settings.set("group_by", value)}
      />
      <CriterionField
        frame={frame}
        label="Colour by"
        none="order of appearance"
        value={color_by.value}
        onChange={(value) => settings.set("color_by", value)}
      />
      <span>Values of</span>
      <Select
        label="Values of"
        choices={choices}
        value={value_tag.value}
        onChange={(tag) => settings.set("value_tag", tag)}
      />
    </div>
  );
}

interface CriterionFieldProps {
  readonly frame: Frame;
  readonly label: string;
  /** What it is called to have no criterion. */
  readonly none: string;
  readonly value: string;
  onChange(value: string): void;
}

function CriterionField({ frame, label, none, value, onChange }: CriterionFieldProps): JSX.Element {
  const isRegex = value.startsWith(REGEX);
  const choices: Choice<string>[] = [
    { value: "", label: none },
    { value: "parent", label: "folder" },
    { value: REGEX, label: "regex…" },
    ...frame.hparamNames.value.map((name) => ({ value: `hparam:${name}`, label: name })),
  ];
  return (
    <>
      <span>{label}</span>
      <Select label={label} choices={choices} value={isRegex ? REGEX : value} onChange={onChange} />
      {isRegex && (
        <input
          class="text-field"
          aria-label={`${label}: regular expression`}
          placeholder="seed(\d+): groups agree in what ( ) finds"
          spellcheck={false}
          value={value.slice(REGEX.length)}
          onInput={(event) => onChange(REGEX + event.currentTarget.value)}
        />
      )}
    </>
  );
}
