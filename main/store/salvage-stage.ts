import type { Database } from 'better-sqlite3'
import { openPages, type Pages } from './salvage-pages.ts'
import { type RawRow, readRows } from './salvage-rows.ts'
import { findShape, fits, listShapes, type Shape } from './salvage-shapes.ts'
import { createPageOwners, type PageOwners } from './salvage-tree.ts'

/** How much of a damaged file could be read. */
export interface ReadPages {
  readonly pages: number
  /** Those that could not, by the table or index that they were part of; `unknown` where nothing says it. */
  readonly unreadable: ReadonlyMap<string, number>
}

/**
 * Reads every page of a damaged store by itself and puts the rows that it finds into `stage`, an empty store. Neither the
 * schema nor the way from page to page is needed; where they can be read, they say whose a page is, else its rows do.
 * `onProgress`: now and then the share that was read, 0 to 1.
 */
export function stageRows(path: string, stage: Database, onProgress: (share: number) => void): ReadPages {
  const pages = openPages(path)
  const unreadable = new Map<string, number>()
  try {
    const owners = createPageOwners(pages)
    const shapes = listShapes(stage)
    const roots = findRoots(pages, owners, stage)
    dropEventIndexes(stage)
    const insert = createInserts(stage)
    stage.exec('BEGIN')
    for (let page = 2; page <= pages.count; page++) {
      if (page % PAGES_AT_ONCE === 0) {
        stage.exec('COMMIT; BEGIN')
        onProgress(page / pages.count)
      }
      const kind = owners.kindOf(page)
      if (kind === 'other') continue
      const owner = ownerOf(page)
      const shape = shapes.find(({ table }) => table === owner)
      // an index, or a table that is derived from others
      if (owner !== undefined && !shape) continue
      const rows = readRows(pages, page)
      if (rows) for (const row of rows) place(row, shape)
      else if (kind === 'tree')
        unreadable.set(owner ?? 'unknown', (unreadable.get(owner ?? 'unknown') ?? 0) + 1)
    }
    stage.exec('COMMIT')

    function ownerOf(page: number): string | undefined {
      const root = owners.rootOf(page)
      return root === undefined ? undefined : roots.get(root)
    }

    function place(row: RawRow, owner: Shape | undefined): void {
      const shape = owner && fits(owner, row) ? owner : findShape(shapes, row)
      if (shape) insert(shape, row)
    }
  } finally {
    pages.close()
  }
  return { pages: pages.count, unreadable }
}

const PAGES_AT_ONCE = 4096

/**
 * Whose the trees are: by the first page of each, the name of its table or index. From what can be read of the schema; for
 * the rest as in a new store, where they lie in the same order.
 */
function findRoots(pages: Pages, owners: PageOwners, stage: Database): Map<number, string> {
  const roots = new Map<number, string>()
  const named = new Set<string>()
  for (let page = 1; page <= pages.count; page++) {
    if (owners.kindOf(page) !== 'tree' || owners.rootOf(page) !== 1) continue
    for (const { values } of readRows(pages, page) ?? []) {
      const [type, name, , root] = values
      if ((type !== 'table' && type !== 'index') || typeof name !== 'string' || typeof root !== 'number')
        continue
      roots.set(root, name)
      named.add(name)
    }
  }
  const usual = stage.prepare('SELECT rootpage, name FROM sqlite_schema WHERE rootpage > 0').all()
  for (const { rootpage, name } of usual as { rootpage: number; name: string }[]) {
    if (!named.has(name) && !roots.has(rootpage)) roots.set(rootpage, name)
  }
  return roots
}

/** Nobody will look for events, but go through all of them. The names are those of our own migrations, not of the damaged file. */
function dropEventIndexes(stage: Database): void {
  const names = stage.prepare(
    "SELECT name FROM sqlite_schema WHERE tbl_name = 'events' AND type = 'index' AND sql > ''"
  )
  for (const name of names.pluck().all()) stage.exec(`DROP INDEX "${String(name)}"`)
}

/** What is there already stays: rows come twice where a page was moved. */
function createInserts(stage: Database): (shape: Shape, row: RawRow) => void {
  const statements = new Map<string, ReturnType<Database['prepare']>>()
  return ({ table, columns }, { rowid, values }) => {
    const key = `${table} ${values.length}`
    const names = columns.slice(0, values.length).map(({ name }) => name)
    const statement =
      statements.get(key) ??
      stage.prepare(
        `INSERT OR IGNORE INTO ${table} (${names.join()}) VALUES (${names.map(() => '?').join()})`
      )
    statements.set(key, statement)
    try {
      statement.run(...values.map((value, index) => (columns[index]?.isRowid ? rowid : value)))
    } catch (error) {
      // a value that is none of its column's: the row is damaged
      if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT')))
        throw error
    }
  }
}
