import fields from "./fields.css";
import popup from "./popup.css";
import ui from "./ui.css";

export { type Choice, IconButton, Segmented, Select, TextButton } from "./controls";
export { SearchField, Slider } from "./fields";
export { Icon, type IconName } from "./icons";
export { Menu, type MenuItem } from "./menu";
export { Empty, Strip } from "./notices";
export { below, type Overlay } from "./overlay";
export { Popup, type PopupPlace } from "./popup";
export { saveFile, saveText } from "./save";
export { Swatch } from "./swatch";
export { MiddleText } from "./text";
export { VirtualList } from "./virtual-list";
export const uiCss = ui + fields + popup;
