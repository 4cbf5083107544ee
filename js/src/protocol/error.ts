/** A message that does not follow docs/protocol.md. It is refused whole. */
export class ProtocolError extends Error {
  override readonly name = "ProtocolError";
}
