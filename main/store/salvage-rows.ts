import type { Pages } from './salvage-pages.ts'

export type Value = null | number | bigint | string | Buffer

/** A row as its page has it: of a table, with its number, or of an index or a table without such numbers. */
export interface RawRow {
  readonly rowid: number | undefined
  readonly values: readonly Value[]
}

const TABLE_LEAF = 0x0d
const INDEX_LEAF = 0x0a
const INDEX_NODE = 0x02
const TABLE_NODE = 0x05

/** The rows of one page. Undefined where it is no page of a table or an index; what cannot be read of it is passed over. */
export function readRows(pages: Pages, number: number): RawRow[] | undefined {
  const page = pages.read(number)
  if (!page) return undefined
  const start = number === 1 ? 100 : 0
  const kind = page.readUInt8(start)
  if (kind === TABLE_NODE) return []
  if (kind !== TABLE_LEAF && kind !== INDEX_LEAF && kind !== INDEX_NODE) return undefined
  const cells = page.readUInt16BE(start + 3)
  const pointers = start + (kind === INDEX_NODE ? 12 : 8)
  if (pointers + 2 * cells > page.length) return undefined
  const rows: RawRow[] = []
  for (let cell = 0; cell < cells; cell++) {
    const at = page.readUInt16BE(pointers + 2 * cell)
    const row = attempt(() => readCell(pages, page, at, kind))
    if (row) rows.push(row)
  }
  return rows
}

/** Numbers and lengths that lead out of the page are damage, and throw. */
function attempt<Result>(read: () => Result): Result | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

function readCell(pages: Pages, page: Buffer, at: number, kind: number): RawRow | undefined {
  const length = readVarint(page, kind === INDEX_NODE ? at + 4 : at)
  const rowid = kind === TABLE_LEAF ? readVarint(page, length.end) : undefined
  const content = readContent(pages, page, (rowid ?? length).end, length.value, kind === TABLE_LEAF)
  const values = content && readRecord(content)
  return values && { rowid: rowid?.value, values }
}

/** Big numbers are not exact; nothing that is looked at is so big. `end`: where the next thing begins. */
function readVarint(data: Buffer, at: number): { value: number; end: number } {
  let value = 0
  for (let n = 0; n < 8; n++) {
    const byte = data.readUInt8(at + n)
    value = value * 128 + (byte & 0x7f)
    if (byte < 0x80) return { value, end: at + n + 1 }
  }
  return { value: value * 256 + data.readUInt8(at + 8), end: at + 9 }
}

/** What did not fit into the page goes on in others, of which each leads to the next. */
function readContent(
  pages: Pages,
  page: Buffer,
  at: number,
  length: number,
  isTable: boolean
): Buffer | undefined {
  const usable = pages.pageBytes
  const most = isTable ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23
  if (length <= most) return at + length <= usable ? page.subarray(at, at + length) : undefined
  if (length > pages.count * usable) return undefined
  const least = Math.floor(((usable - 12) * 32) / 255) - 23
  const wanted = least + ((length - least) % (usable - 4))
  const local = wanted <= most ? wanted : least
  const parts = [page.subarray(at, at + local)]
  let missing = length - local
  for (let next = page.readUInt32BE(at + local); missing > 0; ) {
    const more = next === 0 ? undefined : pages.read(next)
    if (!more) return undefined
    const taken = Math.min(missing, usable - 4)
    parts.push(more.subarray(4, 4 + taken))
    missing -= taken
    next = more.readUInt32BE(0)
  }
  return Buffer.concat(parts)
}

/** Undefined where lengths do not add up to the whole: then it is none. */
function readRecord(record: Buffer): Value[] | undefined {
  const header = readVarint(record, 0)
  const types: number[] = []
  let at = header.end
  while (at < header.value) {
    const type = readVarint(record, at)
    types.push(type.value)
    at = type.end
  }
  if (at !== header.value) return undefined
  const values: Value[] = []
  for (const type of types) {
    const bytes = bytesOf(type)
    if (at + bytes > record.length) return undefined
    values.push(readValue(record, at, type, bytes))
    at += bytes
  }
  return at === record.length ? values : undefined
}

/** Of the numbered kinds: nothing, whole numbers of 1 to 8 bytes, a real one, 0 and 1 themselves. */
const FIXED_BYTES = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0]

function bytesOf(type: number): number {
  const fixed = FIXED_BYTES[type]
  if (fixed !== undefined) return fixed
  if (type < 12) throw new RangeError('no kind of value')
  return Math.floor((type - 12) / 2)
}

function readValue(record: Buffer, at: number, type: number, bytes: number): Value {
  if (type === 0) return null
  if (type <= 5) return record.readIntBE(at, bytes)
  if (type === 6) return record.readBigInt64BE(at)
  if (type === 7) return record.readDoubleBE(at)
  if (type <= 9) return type - 8
  return type % 2 === 0 ? record.subarray(at, at + bytes) : record.toString('utf8', at, at + bytes)
}
