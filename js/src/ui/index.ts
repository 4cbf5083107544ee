import fields from "./fields.css";
import ui from "./ui.css";

export { type Choice, IconButton, Segmented, Select, TextButton } from "./controls";
export { SearchField, Slider } from "./fields";
export { Icon, type IconName } from "./icons";
export { Empty, Strip } from "./notices";
export { Swatch } from "./swatch";
export { MiddleText } from "./text";
export { VirtualList } from "./virtual-list";
export const uiCss = ui + fields;
