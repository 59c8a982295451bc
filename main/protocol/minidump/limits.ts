/**
 * How much is read of a dump. Every number in it was written by a program that had just crashed, or by someone who
 * wants to hurt: what comes beyond these is left out, and said to be.
 */
export const MAX = {
  streams: 1024,
  threads: 4096,
  modules: 8192,
  unloadedModules: 1024,
  memoryRegions: 16_384,
  executableRanges: 4096,
  annotatedModules: 128,
  annotations: 128,
  /** Of one stream: the first tell what is wrong with it, and one stream must not hide the others. */
  problemsOfStream: 5,
  /** Of the name of a file or a thread, in the dump's own encoding. */
  nameBytes: 1024,
  /** Of what a program noted for the case that it crashes. */
  noteBytes: 16 * 1024,
  /** Of all texts together, each counted as 64 bytes at least: many that are all the same one must not add up. */
  allTextBytes: 1024 * 1024,
  /** Of a file of Linux that was copied into the dump. */
  fileBytes: 64 * 1024,
  mapsBytes: 512 * 1024,
  framesOfThread: 250,
  framesOfAll: 5000,
  /** Words of stack memory looked at, of all threads together. */
  scannedWords: 200_000
} as const
