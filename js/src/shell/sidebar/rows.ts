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
  /** Whether a line parts it from what is below: it is the last of the pinned rows. */
  readonly isLastPinned: boolean;
}

export interface FolderRow {
  readonly kind: "folder";
  readonly key: string;
  readonly path: string;
  readonly depth: number;
  readonly label: string;
  readonly runs: readonly number[];
  readonly isOpen: boolean;
}

export interface GroupRow {
  readonly kind: "group";
  readonly key: string;
  readonly depth: number;
  readonly label: string;
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
  nameOf(run: number): string;
}

/** The rows of the list: what is pinned, then groups, or folders where runs nest, or the runs as they came. */
export function rowsOf(source: RowsSource): Row[] {
  const { listed, top, groups } = source;
  const pinned = top.map((run, i): Row => runRow(run, "pinned", { isLastPinned: i === top.length - 1 }));
  if (groups !== null) return [...pinned, ...groups.flatMap((group) => groupRows(group, source))];
  const tree = treeOf(listed, source.nameOf);
  if (isNested(tree)) return [...pinned, ...folderRows(unwrapped(tree), 0, source.closedFolders)];
  return [...pinned, ...listed.map((run) => runRow(run))];
}

function runRow(run: number, place = "", more: Partial<RunRowModel> = {}): RunRowModel {
  const key = `${place}${run}`;
  return { kind: "run", key, run, depth: 0, short: null, isLastPinned: false, ...more };
}

function groupRows(group: RunGroup, { nameOf }: RowsSource): Row[] {
  const { key, label, members, isOpen } = group;
  const row = { depth: 0, label, group, runs: members, isOpen };
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

function folderRows(nodes: readonly TreeNode[], depth: number, closed: ReadonlySet<string>): Row[] {
  return nodes.flatMap((node) => {
    const { run, path, label, children, runs } = node;
    if (children.length === 0) return run === null ? [] : runRow(run, "", { depth, short: label });
    const isOpen = !closed.has(path);
    const head: Row = { kind: "folder", key: `folder ${path}`, path, depth, label, runs, isOpen };
    if (!isOpen) return head;
    const own = run === null ? [] : [runRow(run, "", { depth: depth + 1, short: "." })];
    return [head, ...own, ...folderRows(children, depth + 1, closed)];
  });
}
