export { Runs } from "./runs";
export { Screen } from "./screen";
export { Settings, type SettingValues, type TraitModel, type XAxis, type YScale } from "./settings";
