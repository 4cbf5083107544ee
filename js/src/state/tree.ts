import { compareLabels } from "./labels";

/** A folder of runs, or a run, or both: `train` may be a run with `train/sub` beside it. */
export interface TreeNode {
  /** The path from the root, without the slash at its end. */
  readonly path: string;
  /** What it adds to its parent's path; several segments where a folder holds nothing but another. */
  readonly label: string;
  /** Number of the run at this path, if there is one. */
  readonly run: number | null;
  readonly children: readonly TreeNode[];
  /** Numbers of the runs at and below this path, in the order shown. */
  readonly runs: readonly number[];
}

interface Draft {
  run: number | null;
  readonly children: Map<string, Draft>;
}

/** The folders that the names of runs make, in natural order; a chain of single folders is one node. */
export function treeOf(runs: readonly number[], nameOf: (run: number) => string): readonly TreeNode[] {
  const root: Draft = { run: null, children: new Map() };
  for (const run of runs) {
    let node = root;
    for (const segment of nameOf(run).split("/")) node = childOf(node, segment);
    node.run = run;
  }
  return childrenOf(root, "");
}

/** Whether folders tell more than a flat list: one of them holds several runs and is not all there is. */
export function isNested(tree: readonly TreeNode[]): boolean {
  const [only, ...others] = tree;
  if (only !== undefined && others.length === 0 && only.run === null) return isNested(only.children);
  return tree.some(({ children }) => children.length > 0);
}

function childOf(node: Draft, segment: string): Draft {
  const known = node.children.get(segment);
  if (known !== undefined) return known;
  const fresh: Draft = { run: null, children: new Map() };
  node.children.set(segment, fresh);
  return fresh;
}

function childrenOf(draft: Draft, path: string): TreeNode[] {
  return [...draft.children]
    .map(([segment, child]) => finished(child, path === "" ? segment : `${path}/${segment}`, segment))
    .sort((a, b) => compareLabels(a.label, b.label));
}

function finished(draft: Draft, path: string, label: string): TreeNode {
  const [only] = draft.children;
  if (draft.run === null && draft.children.size === 1 && only !== undefined) {
    const [segment, child] = only;
    return finished(child, `${path}/${segment}`, `${label}/${segment}`);
  }
  const children = childrenOf(draft, path);
  const own = draft.run === null ? [] : [draft.run];
  return { path, label, run: draft.run, children, runs: [...own, ...children.flatMap(({ runs }) => runs)] };
}
