export { ProtocolError } from "./error";
export { Fields } from "./fields";
export { type ColumnArray, Table } from "./frames";
export {
  type CatalogueChange,
  type ExportFormat,
  type Fault,
  type FromBrowser,
  type FromKernel,
  type Part,
  PROTOCOL,
  type Problem,
  type Run,
  readMessage,
  type ScreenshotWanted,
  type SourceState,
  type Status,
  type Tag,
  type Update,
  type Wants,
} from "./messages";
