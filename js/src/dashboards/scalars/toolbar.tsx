import type { JSX } from "preact";
import type { XAxis, YScale } from "../../state";
import { type Choice, SearchField, Segmented, Select, Slider } from "../../ui";
import type { ScalarsView } from "./view";

const X_AXES: readonly Choice<XAxis>[] = [
  { value: "step", label: "Step" },
  { value: "relative", label: "Relative" },
  { value: "wall", label: "Wall time" },
];
const Y_SCALES: readonly Choice<YScale>[] = [
  { value: "linear", label: "lin" },
  { value: "log", label: "log" },
];
const SLIDER_MAX = 0.99;
const SMOOTHING_MAX = 0.999;

/** What a user sets for all scalar cards at once. */
export function Toolbar({ view }: { readonly view: ScalarsView }): JSX.Element {
  const { settings } = view.data.context;
  const { smoothing, x_axis, y_scale } = settings.values;
  return (
    <>
      <TagSearch view={view} />
      <div class="setting">
        <span>x</span>
        <Select
          label="x axis"
          choices={X_AXES}
          value={x_axis.value}
          onChange={(value) => settings.set("x_axis", value)}
        />
      </div>
      <div class="setting">
        <span class="setting-name">Smoothing</span>
        <Slider
          label="Smoothing"
          value={smoothing.value}
          max={SLIDER_MAX}
          limit={SMOOTHING_MAX}
          step={0.01}
          onInput={(value) => settings.set("smoothing", value)}
        />
      </div>
      <div class="setting">
        <span>y</span>
        <Segmented
          label="y scale"
          choices={Y_SCALES}
          value={y_scale.value}
          onChange={(value) => settings.set("y_scale", value)}
        />
      </div>
    </>
  );
}

function TagSearch({ view }: { readonly view: ScalarsView }): JSX.Element {
  const { settings } = view.data.context;
  const matches = view.sections.value.reduce((count, section) => count + section.tags.length, 0);
  return (
    <SearchField
      label="Filter tags"
      placeholder="Filter tags"
      value={settings.values.tag_filter.value}
      found={`${matches} of ${view.data.count.value}`}
      error={view.filter.value.error}
      shortcut="/"
      onInput={(value) => settings.set("tag_filter", value)}
    />
  );
}
