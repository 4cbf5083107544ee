import { type Signal, signal } from "@preact/signals";
import type { AxisChange } from "../tables/axes";
import type { BandChange } from "../tables/bands";
import type { CurveChange, WindowChange } from "../tables/curves";
import type { SupersededChange } from "../tables/superseded";
import { Axis } from "./axis";
import { Curve } from "./curve";
import { GroupCurve } from "./group-curve";

/** What is held of one tag. */
export class TagData {
  /** By run number. */
  readonly curves = new Map<number, Curve>();
  /** The newest detail of a zoomed range, by run number. */
  readonly windows = new Map<number, WindowChange>();
  readonly superseded = new Map<number, SupersededChange>();
  /** Another number after each change. */
  readonly revision: Signal<number> = signal(0);
  readonly #axes = new Map<string, Axis>();
  readonly #groups = new Map<string, GroupCurve>();

  /** Where a run's points stand on the axis of another tag, as far as the kernel has told. */
  axis(run: number, xTag: number, isWindow: boolean): Axis | null {
    return this.#axes.get(axisName(run, xTag, isWindow)) ?? null;
  }

  /** A group's line over all points, as far as the kernel has told. */
  group(members: string, isWindow: boolean): GroupCurve | null {
    return this.#groups.get(groupName(members, isWindow)) ?? null;
  }

  extend(change: CurveChange): void {
    member(this.curves, change.run, () => new Curve()).apply(change);
  }

  detail(change: WindowChange): void {
    if (change.points.index.length === 0) this.windows.delete(change.run);
    else this.windows.set(change.run, change);
  }

  place(change: AxisChange): void {
    const name = axisName(change.run, change.xTag, change.isWindow);
    member(this.#axes, name, () => new Axis()).apply(change);
  }

  band(change: BandChange): void {
    const name = groupName(change.members, change.isWindow);
    if (change.keep + change.step.length === 0) this.#groups.delete(name);
    else member(this.#groups, name, () => new GroupCurve()).apply(change);
  }

  supersede(change: SupersededChange): void {
    if (change.value.length === 0) this.superseded.delete(change.run);
    else this.superseded.set(change.run, change);
  }

  /** Bands are made otherwise from now on. */
  dropGroups(): void {
    this.#groups.clear();
    this.revision.value += 1;
  }

  clear(): void {
    for (const map of [this.curves, this.windows, this.superseded, this.#axes, this.#groups]) map.clear();
    this.revision.value += 1;
  }
}

export function axisName(run: number, xTag: number, isWindow: boolean): string {
  return `${run} ${xTag} ${isWindow}`;
}

export function groupName(members: string, isWindow: boolean): string {
  return `${members} ${isWindow}`;
}

function member<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
