declare module 'seek-bzip' {
  /** Calls `output.writeByte` for each byte; throws for what is no bzip2 data. */
  function decode(
    input: Uint8Array,
    output: { writeByte(byte: number): void; flush?(): void },
    multistream?: boolean
  ): void
  export default { decode }
}
