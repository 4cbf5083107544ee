import { Fragment, type JSX } from "preact";
import { Popup, type PopupPlace } from "./popup";

/** A line of a menu. */
export interface MenuItem {
  readonly label: string;
  /** The key that does the same, as it is printed on it. */
  readonly hint?: string;
  /** Whether it is on, for what can be on or off. */
  readonly isOn?: boolean;
  readonly isDisabled?: boolean;
  /** Whether a line parts it from what is above. */
  readonly isApart?: boolean;
  onChoose(): void;
}

export interface MenuProps {
  readonly label: string;
  readonly place: PopupPlace;
  readonly items: readonly MenuItem[];
  onClose(): void;
}

/** A list of things to do, opened at a place. */
export function Menu({ label, place, items, onClose }: MenuProps): JSX.Element {
  return (
    <Popup role="menu" label={label} place={place} onClose={onClose}>
      {items.map((item) => (
        <Fragment key={item.label}>
          {item.isApart === true && <hr />}
          {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: there only with a role that has it */}
          <button
            type="button"
            class="menu-item"
            role={item.isOn === undefined ? "menuitem" : "menuitemcheckbox"}
            aria-checked={item.isOn}
            disabled={item.isDisabled}
            tabIndex={-1}
            onClick={() => {
              onClose();
              item.onChoose();
            }}
          >
            <span>{item.label}</span>
            {item.hint !== undefined && <kbd>{item.hint}</kbd>}
          </button>
        </Fragment>
      ))}
    </Popup>
  );
}
