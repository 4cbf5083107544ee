import { commonPrefix, isNested, type RunGroup, type TreeNode, treeOf } from "../../state";

/** One row above or among the runs. */
export type Row = RunRowModel | FolderRow | GroupRow;

export interface RunRowModel {
  readonly kind: "run";
  /** Tells the row from all others of the list: a run may be pinned and stand in its folder too. */
  readonly key: string;
  readonly run: number;
  readonly depth: number;
  /** What to show in place of the run's label, inside of a folder. */
  readonly short: string | null;
  /** How many characters of what is shown, unless it is an alias, stand back: all rows around it have them too. */
  readonly dim: number;
  /** Whether a line parts it from what is below: it is the last of the pinned rows. */
  readonly isLastPinned: boolean;
}

export interface FolderRow {
  readonly kind: "folder";
  readonly key: string;
  readonly path: string;
  readonly depth: number;
  readonly label: string;
  readonly dim: number;
  readonly runs: readonly number[];
  readonly isOpen: boolean;
}

export interface GroupRow {
  readonly kind: "group";
  readonly key: string;
  readonly depth: number;
  readonly label: string;
  readonly dim: number;
  readonly group: RunGroup;
  readonly runs: readonly number[];
  readonly isOpen: boolean;
}

export interface RowsSource {
  readonly listed: readonly number[];
  /** Runs that stand on top, listed or not. */
  readonly top: readonly number[];
  readonly groups: readonly RunGroup[] | null;
  readonly closedFolders: ReadonlySet<string>;
  /** How many characters the names of the listed runs share at their start. */
  readonly sharedPrefix: number;
  nameOf(run: number): string;
}

/** The rows of the list: what is pinned, then groups, or folders where runs nest, or the runs as they came. */
export function rowsOf(source: RowsSource): Row[] {
  const { top, sharedPrefix: dim } = source;
  const pinned = top.map((run, i) => runRow(run, "pinned", { dim, isLastPinned: i === top.length - 1 }));
  return [...pinned, ...listedRows(source)];
}

function listedRows({ listed, groups, closedFolders, sharedPrefix: dim, nameOf }: RowsSource): Row[] {
  if (groups !== null) {
    const shared = commonPrefix(groups.map(({ label }) => label));
    return groups.flatMap((group) => groupRows(group, shared, nameOf));
  }
  const tree = treeOf(listed, nameOf);
  if (!isNested(tree)) return listed.map((run) => runRow(run, "", { dim }));
  const top = unwrapped(tree);
  return folderRows(top, { depth: 0, dim: commonPrefix(top.map(({ label }) => label)) }, closedFolders);
}

function runRow(run: number, place = "", more: Partial<RunRowModel> = {}): RunRowModel {
  const key = `${place}${run}`;
  return { kind: "run", key, run, depth: 0, short: null, dim: 0, isLastPinned: false, ...more };
}

function groupRows(group: RunGroup, dim: number, nameOf: (run: number) => string): Row[] {
  const { key, label, members, isOpen } = group;
  const row = { depth: 0, label, dim, group, runs: members, isOpen };
  const head: Row = { kind: "group", key: `group ${key}`, ...row };
  if (!isOpen) return [head];
  const shared = commonPrefix(members.map(nameOf));
  return [head, ...members.map((run) => runRow(run, "", { depth: 1, short: nameOf(run).slice(shared) }))];
}

/** A single folder around everything says nothing: its name goes before those of what it holds. */
function unwrapped(tree: readonly TreeNode[]): readonly TreeNode[] {
  const [only, ...others] = tree;
  if (only === undefined || others.length > 0 || only.run !== null) return tree;
  return unwrapped(only.children.map((child) => ({ ...child, label: `${only.label}/${child.label}` })));
}

interface Level {
  readonly depth: number;
  readonly dim: number;
}

function folderRows(nodes: readonly TreeNode[], level: Level, closed: ReadonlySet<string>): Row[] {
  const below = { depth: level.depth + 1, dim: 0 };
  return nodes.flatMap((node) => {
    const { run, path, label, children, runs } = node;
    if (children.length === 0) return run === null ? [] : runRow(run, "", { ...level, short: label });
    const isOpen = !closed.has(path);
    const head: Row = { kind: "folder", key: `folder ${path}`, path, ...level, label, runs, isOpen };
    if (!isOpen) return head;
    const own = run === null ? [] : [runRow(run, "", { ...below, short: "." })];
    return [head, ...own, ...folderRows(children, below, closed)];
  });
}
