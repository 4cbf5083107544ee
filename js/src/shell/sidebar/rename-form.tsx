import type { JSX } from "preact";
import type { Runs } from "../../state";

interface RenameFormProps {
  readonly runs: Runs;
  readonly run: number;
  onDone(): void;
}

/** What a run is called here; its own name where nothing is written. */
export function RenameForm({ runs, run, onDone }: RenameFormProps): JSX.Element {
  const name = runs.nameOf(run);
  const label = runs.labelOf(run);
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const alias = new FormData(event.currentTarget as HTMLFormElement).get("alias");
    runs.setAlias(run, String(alias) === name ? "" : String(alias));
    onDone();
  };
  return (
    <form class="rename" onSubmit={onSubmit}>
      <input
        class="text-field"
        name="alias"
        aria-label={`Alias of ${name}`}
        placeholder={name}
        autocomplete="off"
        defaultValue={label === name ? "" : label}
        autofocus
      />
      <button type="submit" class="text-button">
        rename
      </button>
    </form>
  );
}
