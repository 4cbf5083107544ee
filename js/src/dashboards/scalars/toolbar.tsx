import type { JSX } from "preact";
import {
  type Band,
  type GroupStat,
  MOST_SMOOTHING,
  type SmoothingKind,
  type XAxis,
  type YScale,
} from "../../state";
import { below, type Choice, IconButton, SearchField, Segmented, Select, Slider } from "../../ui";
import { halfLifeText } from "./half-life";
import type { ScalarsView } from "./view";
import { viewMenu } from "./view-menu";

interface Props {
  readonly view: ScalarsView;
}

/** What a user sets for all scalar cards at once. */
export function Toolbar({ view }: Props): JSX.Element {
  return (
    <>
      <TagSearch view={view} />
      <XChoice view={view} />
      <SmoothingChoice view={view} />
      <YChoice view={view} />
      {view.data.context.runs.groups.value !== null && <GroupChoice view={view} />}
      <span class="setting">
        <IconButton
          icon="more"
          label="More of the charts"
          onClick={(event) => {
            const items = viewMenu(view);
            view.overlay.value = { label: "Charts", place: below(event.currentTarget), items };
          }}
        />
      </span>
    </>
  );
}

function TagSearch({ view }: Props): JSX.Element {
  const { settings } = view.data.context;
  return (
    <SearchField
      label="Filter tags"
      placeholder="Filter tags"
      help="Text, or /regex/"
      value={view.settings.tags.value}
      found={`${view.matching.value.length} of ${view.data.count.value}`}
      error={view.filter.value.error}
      shortcut="/"
      onInput={(value) => settings.set("tags", value)}
    />
  );
}

const X_AXES: readonly Choice<XAxis>[] = [
  { value: "step", label: "Step" },
  { value: "relative", label: "Relative" },
  { value: "wall", label: "Wall time" },
];

function XChoice({ view }: Props): JSX.Element {
  const { settings } = view.data.context;
  const { x_axis, x_scale } = view.settings;
  const ofTags = view.data.tags.value.map(({ tag }) => ({ value: `tag:${tag}` as XAxis, label: tag }));
  const isLog = x_scale.value === "log";
  return (
    <div class="setting">
      <span>x</span>
      <Select
        label="x axis"
        choices={[...X_AXES, ...ofTags]}
        value={x_axis.value}
        onChange={(value) => settings.set("x_axis", value)}
      />
      <IconButton
        icon="log"
        label="Logarithmic x"
        pressed={isLog}
        onClick={() => settings.set("x_scale", isLog ? "linear" : "log")}
      />
    </div>
  );
}

const KINDS: readonly Choice<SmoothingKind>[] = [
  { value: "ema", label: "EMA" },
  { value: "time_ema", label: "time EMA" },
  { value: "gaussian", label: "Gaussian" },
  { value: "mean", label: "mean" },
  { value: "median", label: "median" },
];

/** Where the slider ends, and how fine it is. */
const REACHES: Readonly<Record<SmoothingKind, { readonly max: number; readonly step: number }>> = {
  ema: { max: 0.99, step: 0.01 },
  time_ema: { max: 0.99, step: 0.01 },
  gaussian: { max: 50, step: 1 },
  mean: { max: 100, step: 1 },
  median: { max: 100, step: 1 },
};

function SmoothingChoice({ view }: Props): JSX.Element {
  const { settings } = view.data.context;
  const { kind, amount } = view.settings.smoothing.value;
  const choose = (next: SmoothingKind) => {
    const share = amount / REACHES[kind].max;
    const { max, step } = REACHES[next];
    settings.set("smoothing", {
      kind: next,
      amount: Number((Math.round((share * max) / step) * step).toFixed(3)),
    });
  };
  return (
    <div class="setting smoothing" title={halfLifeText(view)}>
      <span class="setting-name">Smoothing</span>
      <Select label="Kind of smoothing" choices={KINDS} value={kind} onChange={choose} />
      <Slider
        label="Smoothing"
        value={amount}
        {...REACHES[kind]}
        limit={MOST_SMOOTHING[kind]}
        shortcut="s"
        onInput={(value) => settings.set("smoothing", { kind, amount: value })}
      />
    </div>
  );
}

const Y_SCALES: readonly Choice<YScale>[] = [
  { value: "linear", label: "lin" },
  { value: "log", label: "log" },
  { value: "symlog", label: "symlog" },
];

function YChoice({ view }: Props): JSX.Element {
  const { settings } = view.data.context;
  return (
    <div class="setting">
      <span>y</span>
      <Segmented
        label="y scale"
        choices={Y_SCALES}
        value={view.settings.y_scale.value}
        onChange={(value) => settings.patch({ y_scale: value, card_scales: {} })}
      />
    </div>
  );
}

const STATS: readonly Choice<GroupStat>[] = [
  { value: "mean", label: "mean" },
  { value: "median", label: "median" },
];
const BANDS: readonly Choice<Band>[] = [
  { value: "none", label: "no band" },
  { value: "std", label: "± std" },
  { value: "sem", label: "± std error" },
  { value: "ci95", label: "95 % CI" },
  { value: "minmax", label: "min to max" },
  { value: "iqr", label: "quartiles" },
];

function GroupChoice({ view }: Props): JSX.Element {
  const { settings } = view.data.context;
  const { stat, band } = view.settings;
  return (
    <div class="setting">
      <span class="setting-name">Groups</span>
      <Select
        label="Middle of a group"
        choices={STATS}
        value={stat.value}
        onChange={(value) => settings.set("stat", value)}
      />
      <Select
        label="Band of a group"
        choices={BANDS}
        value={band.value}
        onChange={(value) => settings.set("band", value)}
      />
    </div>
  );
}
