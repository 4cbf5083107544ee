import type { JSX } from "preact";
import type { KeyHint } from "../dashboards/contract";
import type { Frame } from "./frame";
import { LIST_KEYS } from "./sidebar/list-keys";

/** Open the list of all keys: these, those that controls name themselves, and those of the list and the dashboard. */
export function openKeyHelp(frame: Frame, keys: readonly KeyHint[]): true {
  const content = () => <KeyHelp frame={frame} keys={[...keys, ...namedKeys(frame.root)]} />;
  frame.overlay.value = { label: "Keys", place: "middle", content };
  return true;
}

function KeyHelp(props: { readonly frame: Frame; readonly keys: readonly KeyHint[] }): JSX.Element {
  const { tab } = props.frame;
  return (
    <div class="key-help">
      <KeyList title="Everywhere" keys={props.keys} />
      <KeyList title="In the list of runs" keys={LIST_KEYS} />
      {tab.value?.view.keys && <KeyList title={tab.value.kind.title} keys={tab.value.view.keys} />}
    </div>
  );
}

function KeyList({
  title,
  keys,
}: {
  readonly title: string;
  readonly keys: readonly KeyHint[];
}): JSX.Element {
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {keys.map(({ key, does }) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The keys that controls on screen name themselves. */
function namedKeys(root: HTMLElement): KeyHint[] {
  const controls = [...root.querySelectorAll<HTMLElement>("[aria-keyshortcuts]")];
  const hints = controls.map((control) => ({
    key: control.getAttribute("aria-keyshortcuts") ?? "",
    does: (control.getAttribute("aria-label") ?? "").toLowerCase(),
  }));
  return hints.filter(({ key }, i) => hints.findIndex((other) => other.key === key) === i);
}
