import type { Reading } from "../../../data";
import { ProtocolError, type Table } from "../../../protocol";
import { readAxes } from "../tables/axes";
import { readBands } from "../tables/bands";
import { readCurves, readWindows } from "../tables/curves";
import { type Category, readLayouts } from "../tables/layouts";
import { readSuperseded } from "../tables/superseded";
import { Joints } from "./joints";
import { axisName, groupName, type TagData } from "./tag-data";

interface OfTag {
  readonly tag: number;
}

/** Reads the tables of scalars; what is wrong shows when a table is read, never when it is taken in. */
export class TableReader {
  readonly #tags: () => Iterable<TagData>;
  readonly #tag: (tag: number) => TagData;
  readonly #joints = new Joints();
  /** What the newest bands read were made with, and how often that has been something else. */
  #bandsKey = "";
  #bandsTurn = 0;

  /** What a reading of layouts is to do with them. */
  readonly #layOut: (categories: readonly Category[]) => void;

  /** @param tags all that is held; `tag` finds what is held of one, or makes room for it */
  constructor(
    tags: () => Iterable<TagData>,
    tag: (tag: number) => TagData,
    layOut: (categories: readonly Category[]) => void,
  ) {
    this.#layOut = layOut;
    this.#tags = tags;
    this.#tag = tag;
  }

  /** @throws ProtocolError when the table is none of ours, is broken, or does not join what was read before. */
  read(table: Table): Reading {
    switch (table.name) {
      case "curves":
        return this.#curves(table);
      case "windows":
        return this.#reading(true, readWindows(table), (held, change) => held.detail(change));
      case "axes":
        return this.#axes(table);
      case "bands":
        return this.#bands(table);
      case "superseded":
        return this.#reading(true, readSuperseded(table), (held, change) => held.supersede(change));
      case "layouts":
        return this.#layouts(table);
      default:
        throw new ProtocolError(`scalars have no table ${table.name}`);
    }
  }

  /** What is read next joins nothing. */
  restart(): void {
    this.#joints.clear();
  }

  #layouts(table: Table): Reading {
    const categories = readLayouts(table);
    return { refines: false, commit: () => this.#layOut(categories) };
  }

  #curves(table: Table): Reading {
    const changes = readCurves(table);
    for (const { tag, run, keep, points } of changes) {
      this.#joints.join(`curve ${tag} ${run}`, keep, points.index.length);
    }
    return this.#reading(false, changes, (held, change) => held.extend(change));
  }

  #axes(table: Table): Reading {
    const changes = readAxes(table);
    for (const { tag, run, xTag, isWindow, keep, x } of changes) {
      this.#joints.join(`axis ${tag} ${axisName(run, xTag, isWindow)}`, keep, x.length);
    }
    return this.#reading(false, changes, (held, change) => held.place(change));
  }

  #bands(table: Table): Reading {
    const { key, changes } = readBands(table);
    const isOther = key !== this.#bandsKey;
    this.#bandsKey = key;
    if (isOther) this.#bandsTurn += 1;
    for (const { tag, members, isWindow, keep, step } of changes) {
      const name = `bands ${this.#bandsTurn} ${tag} ${groupName(members, isWindow)}`;
      this.#joints.join(name, keep, step.length);
    }
    const { refines, commit } = this.#reading(false, changes, (held, change) => held.band(change));
    return { refines, commit: () => (isOther ? this.#replaceBands(commit) : commit()) };
  }

  #replaceBands(commit: () => void): void {
    for (const held of this.#tags()) held.dropGroups();
    commit();
  }

  #reading<C extends OfTag>(
    refines: boolean,
    changes: readonly C[],
    apply: (held: TagData, change: C) => void,
  ): Reading {
    const commit = () => {
      for (const change of changes) apply(this.#tag(change.tag), change);
      for (const tag of new Set(changes.map((change) => change.tag))) this.#tag(tag).revision.value += 1;
    };
    return { refines, commit };
  }
}
