/**
 * Gives back the memory of bytes that nobody needs any more, and of all others in the same buffer: they are empty
 * afterwards. It lies outside of V8's heap, where it would wait for the next full collection: under load that leaves
 * tens of megabytes waiting. Does nothing where the runtime cannot do it (Node 20).
 */
export function freeBuffer({ buffer }: Uint8Array): void {
  // one that was given back before has no bytes
  if (!(buffer instanceof ArrayBuffer) || buffer.byteLength === 0) return
  if ('transfer' in buffer && typeof buffer.transfer === 'function') buffer.transfer(0)
}

/** False where the buffer holds more than these bytes, which others may need. */
export function hasOwnBuffer(bytes: Uint8Array): boolean {
  return bytes.byteLength > 0 && bytes.byteLength === bytes.buffer.byteLength
}
