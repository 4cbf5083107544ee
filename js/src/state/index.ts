export type { Bundle } from "./bundles";
export { commonPrefix } from "./common-prefix";
export { Facts, type Hparams, type RunValues, type Summary } from "./facts";
export { Grouping, type RunGroup } from "./grouping";
export { type Change, History } from "./history";
export { keepSettings } from "./kept";
export type { RunFilter } from "./run-filter";
export { Runs, type Share } from "./runs";
export {
  type Band,
  type CardSize,
  type Composed,
  type GroupStat,
  type Look,
  MOST_SMOOTHING,
  RUN_STATS,
  type RunColumn,
  type RunSort,
  type RunStat,
  type SettingName,
  type SettingValues,
  SMOOTHING_KINDS,
  type Smoothing,
  type SmoothingKind,
  type StepMark,
  type TooltipSort,
  type XAxis,
  type XScale,
  type YScale,
} from "./schema";
export { Screen } from "./screen";
export { type Selection, type SettingSignals, Settings, type TraitModel, writtenSettings } from "./settings";
export { type ReadSettings, readSettingsText, settingsText } from "./settings-file";
export { steady } from "./steady";
export { browserStorage, type Storage } from "./storage";
export { isNested, type TreeNode, treeOf } from "./tree";
