export { type Catalogue, EMPTY_CATALOGUE, extend } from "./catalogue";
export { browserClock, type Clock, every } from "./clock";
export { Connection, type ConnectionOptions } from "./connection";
export { Intake, type Reader, type Reading } from "./intake";
export type { Link } from "./pulse";
