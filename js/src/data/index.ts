export { type Catalogue, EMPTY_CATALOGUE, extend } from "./catalogue";
export { browserClock, type Clock, every } from "./clock";
export { Connection, type ConnectionOptions } from "./connection";
export { type Export, Exports } from "./exports";
export { Intake, type Reader, type Reading } from "./intake";
export type { Link } from "./pulse";
export { Screenshots } from "./screenshots";
