import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs'

/**
 * The pages of an SQLite file as they were after its last commit, read without SQLite, which gives up where one that it
 * needs is damaged. The format: https://sqlite.org/fileformat2.html. Nothing is written.
 */
export interface Pages {
  readonly pageBytes: number
  readonly count: number
  /** Undefined where it is not there. Numbers begin with 1. */
  read(page: number): Buffer | undefined
  close(): void
}

const MAGIC = 'SQLite format 3\0'
const USUAL_PAGE_BYTES = 4096
const LOG_HEADER_BYTES = 32
const FRAME_HEADER_BYTES = 24
/** A file that says it had more than so many times what is there says nothing of use. */
const MAX_CUT = 100

export function openPages(path: string): Pages {
  const file = openSync(path, 'r')
  const log = existsSync(`${path}-wal`) ? openSync(`${path}-wal`, 'r') : undefined
  const pageBytes = pageBytesOf(file, log)
  const logged = log === undefined ? undefined : readLog(log, pageBytes)
  return {
    pageBytes,
    count: logged?.pages ?? countPages(file, pageBytes),
    read(page) {
      const at = logged?.places.get(page)
      if (log !== undefined && at !== undefined) return readAt(log, at, pageBytes)
      return readAt(file, (page - 1) * pageBytes, pageBytes)
    },
    close() {
      closeSync(file)
      if (log !== undefined) closeSync(log)
    }
  }
}

function readAt(file: number, at: number, bytes: number): Buffer | undefined {
  const data = Buffer.allocUnsafe(bytes)
  return readSync(file, data, 0, bytes, at) === bytes ? data : undefined
}

/** As the file's first page says or, where it is destroyed, the log's; else what every store of ours has. */
function pageBytesOf(file: number, log: number | undefined): number {
  const header = readAt(file, 0, 100)
  if (header && isHeader(header)) {
    const written = header.readUInt16BE(16)
    const bytes = written === 1 ? 65_536 : written
    if (isPageSize(bytes)) return bytes
  }
  const logged = log === undefined ? undefined : readAt(log, 0, LOG_HEADER_BYTES)?.readUInt32BE(8)
  return logged !== undefined && isPageSize(logged) ? logged : USUAL_PAGE_BYTES
}

function isHeader(header: Buffer): boolean {
  return header.toString('latin1', 0, MAGIC.length) === MAGIC
}

function isPageSize(bytes: number): boolean {
  return bytes >= 512 && bytes <= 65_536 && Math.log2(bytes) % 1 === 0
}

/** What the first page says, where it can be believed: behind that there may be room that was given back. */
function countPages(file: number, pageBytes: number): number {
  const header = readAt(file, 0, 100)
  // both count the changes: where they differ, something else wrote the file last
  const isSound = header && isHeader(header) && header.readUInt32BE(24) === header.readUInt32BE(92)
  const said = isSound ? header.readUInt32BE(28) : 0
  const inFile = Math.floor(fstatSync(file).size / pageBytes)
  return said > 0 && said <= MAX_CUT * (inFile + 1) ? said : inFile
}

interface Log {
  /** Where the last committed content of a page is. */
  readonly places: ReadonlyMap<number, number>
  /** Of the whole file after the last commit. */
  readonly pages: number
}

/** Frames are checked one by one: behind a damaged one there may be others. Undefined where none was committed. */
function readLog(log: number, pageBytes: number): Log | undefined {
  const header = readAt(log, 0, LOG_HEADER_BYTES)
  if (!header || header.readUInt32BE(8) !== pageBytes) return undefined
  const isBigEndian = (header.readUInt32BE(0) & 1) === 1
  const places = new Map<number, number>()
  let uncommitted: [page: number, at: number][] = []
  let sums: Sums = [header.readUInt32BE(24), header.readUInt32BE(28)]
  let pages: number | undefined
  for (let at = LOG_HEADER_BYTES; ; at += FRAME_HEADER_BYTES + pageBytes) {
    const frame = readAt(log, at, FRAME_HEADER_BYTES + pageBytes)
    if (!frame) break
    const data = frame.subarray(FRAME_HEADER_BYTES)
    const [first, second] = addUp(addUp(sums, frame.subarray(0, 8), isBigEndian), data, isBigEndian)
    sums = [frame.readUInt32BE(16), frame.readUInt32BE(20)]
    // other salts: of a log that was here before
    const isOwn = frame.compare(header, 16, 24, 8, 16) === 0
    if (!isOwn || first !== sums[0] || second !== sums[1]) continue
    uncommitted.push([frame.readUInt32BE(0), at + FRAME_HEADER_BYTES])
    const pagesAfter = frame.readUInt32BE(4)
    if (pagesAfter === 0) continue
    for (const [page, place] of uncommitted) places.set(page, place)
    uncommitted = []
    pages = pagesAfter
  }
  return pages === undefined ? undefined : { places, pages }
}

type Sums = readonly [number, number]

/** The log's checksum, on from that of what lies before. */
function addUp([first, second]: Sums, data: Buffer, isBigEndian: boolean): Sums {
  let [a, b] = [first, second]
  for (let at = 0; at < data.length; at += 8) {
    a = (a + (isBigEndian ? data.readUInt32BE(at) : data.readUInt32LE(at)) + b) >>> 0
    b = (b + (isBigEndian ? data.readUInt32BE(at + 4) : data.readUInt32LE(at + 4)) + a) >>> 0
  }
  return [a, b]
}
