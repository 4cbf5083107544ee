export { type CommModel, commTransport } from "./comm";
export type { Receive, Transport } from "./transport";
