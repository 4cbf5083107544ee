import tokens from "./tokens.css";

export { resolveColors } from "./colors";
export { type ThemeChoice, watchGround } from "./ground";
export { type Ground, type LineStyle, lineStyle } from "./palette";
export { tokens };
