import type { JSX } from "preact";
import type { Look } from "../../state";
import { DASHES, HUES, hueOf } from "../../theme";
import { Swatch, TextButton } from "../../ui";
import type { Frame } from "../frame";

const HUE_NAMES = ["navy", "ochre", "sky", "maroon", "violet", "olive", "plum", "pink"];
const DASH_NAMES = ["solid", "dashed", "dotted"];
const AS_IT_WAS: Look = { color: null, dash: null };

/** One of our hues or any colour, and one of our dashes, for one run. */
export function LookPicker({ frame, run }: { readonly frame: Frame; readonly run: number }): JSX.Element {
  const { runs } = frame.store;
  const ground = frame.ground.value;
  const style = runs.styleOf(run, ground);
  const change = (more: Partial<Look>) => runs.setLook(run, { ...AS_IT_WAS, ...runs.lookOf(run), ...more });
  return (
    <div class="look">
      <div class="look-row">
        {HUES[ground].map((hue, color) => (
          <button
            type="button"
            key={hue}
            aria-label={HUE_NAMES[color] ?? hue}
            title={HUE_NAMES[color]}
            aria-pressed={hueOf(color, ground) === style.color}
            onClick={() => change({ color })}
          >
            <Swatch color={hue} dash={[]} />
          </button>
        ))}
      </div>
      <div class="look-row">
        {DASHES.map((lengths, dash) => (
          <button
            type="button"
            key={DASH_NAMES[dash]}
            class="look-dash"
            aria-label={DASH_NAMES[dash]}
            title={DASH_NAMES[dash]}
            aria-pressed={String(lengths) === String(style.dash)}
            onClick={() => change({ dash })}
          >
            <svg viewBox="0 0 28 12" aria-hidden="true">
              <path d="M0 6h28" stroke={style.color} stroke-width="2" stroke-dasharray={lengths.join(" ")} />
            </svg>
          </button>
        ))}
        <input
          type="color"
          aria-label="Any colour"
          title="Any colour"
          value={style.color}
          onChange={(event) => change({ color: event.currentTarget.value })}
        />
        <TextButton onClick={() => runs.setLook(run, null)}>reset</TextButton>
      </div>
    </div>
  );
}
