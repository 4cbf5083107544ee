import tokens from "./tokens.css";

export { resolveColors } from "./colors";
export { type HostTheme, type ThemeChoice, watchTheme } from "./ground";
export { type Ground, type LineStyle, lineStyle } from "./palette";
export { tokens };
