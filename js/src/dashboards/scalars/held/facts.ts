import { computed } from "@preact/signals";
import type { RunValues, Summary } from "../../../state";
import { compareNatural } from "../../../util/natural";
import { statisticsOf } from "../query/statistics";
import type { Curve } from "./curve";
import type { ScalarsData } from "./data";

interface Slot {
  readonly revision: number;
  readonly summary: Summary;
}

/** What the held curves tell of runs. A selection keeps each extreme, so that none of this is an approximation. */
export function factsOf(data: ScalarsData): RunValues {
  const summaries = new WeakMap<Curve, Slot>();
  const names = computed(() => data.tags.value.map(({ tag }) => tag).sort(compareNatural));
  const curveOf = (run: number, tag: string) => {
    const known = data.tagNamed(tag);
    if (known === null) return null;
    const held = data.of(known.number);
    held.revision.value;
    return held.curves.get(run) ?? null;
  };
  return {
    tags: () => names.value,
    lastValue: (run, tag) => curveOf(run, tag)?.points.value.at(-1) ?? null,
    summary(run, tag) {
      const curve = curveOf(run, tag);
      if (curve === null || curve.points.value.length === 0) return null;
      const slot = summaries.get(curve);
      if (slot?.revision === curve.revision) return slot.summary;
      const summary = summaryOf(curve);
      summaries.set(curve, { revision: curve.revision, summary });
      return summary;
    },
    newest(run) {
      const times = data.tags.value.flatMap(({ tag }) => curveOf(run, tag)?.points.wallTime.at(-1) ?? []);
      const finite = times.filter(Number.isFinite);
      return finite.length === 0 ? null : Math.max(...finite);
    },
  };
}

function summaryOf({ points: { step, value } }: Curve): Summary {
  const lastStep = step.at(-1) ?? 0;
  const { min, max, minStep, maxStep } = statisticsOf(step, value, null);
  return {
    last: value.at(-1) ?? Number.NaN,
    lastStep,
    min,
    max,
    minStep: minStep ?? lastStep,
    maxStep: maxStep ?? lastStep,
  };
}
