export { ProtocolError } from "./error";
export { Fields } from "./fields";
export { type ColumnArray, Table } from "./frames";
export {
  type CatalogueChange,
  type Fault,
  type FromBrowser,
  type FromKernel,
  PROTOCOL,
  type Problem,
  type Run,
  readMessage,
  type SourceState,
  type Status,
  type Tag,
  type Update,
  type Wants,
} from "./messages";
