import tokens from "./tokens.css";

export { resolveColors } from "./colors";
export { type HostTheme, type ThemeChoice, watchTheme } from "./ground";
export {
  DASHES,
  type Ground,
  HUES,
  hueOf,
  type LineStyle,
  lineStyle,
  QUIET,
  rampColor,
  shadeOf,
} from "./palette";
export { tokens };
