import type { ListItem } from './list-rows.ts'

/** The head over the list, which stays in sight, px. */
export const listHeadHeight = 30
/** The head of a project's issues, px. */
export const groupHeadHeight = 28

/** The lines that are on the page, both included. */
export interface ShownLines {
  readonly first: number
  readonly last: number
  /** The head of the project whose lines are the first in sight: it stays there. */
  readonly stuck: number | undefined
}

/** Where each line of a list stands: issues are of one height, heads of projects of another. All px. */
export interface ListPlaces {
  readonly count: number
  /** Of all lines. */
  readonly height: number
  readonly rowHeight: number
  /** Of what may stay over the lines at the top. */
  readonly stuckHeight: number
  /** Top of a line, from the first one. */
  topOf(index: number): number
  /** The lines in sight of a box that is scrolled so far, with some around them. */
  linesAt(scrollTop: number, boxHeight: number, around: number): ShownLines
}

export function listPlaces(items: readonly ListItem[], rowHeight: number): ListPlaces {
  const heads = items.flatMap(({ type }, index) => (type === 'head' ? [index] : []))
  const last = items.length - 1

  function topOf(index: number): number {
    const before = headsBefore(heads, index)
    return before * groupHeadHeight + (index - before) * rowHeight
  }

  /** The line at a place: the last one that begins at it or before. */
  function lineAt(y: number): number {
    let low = 0
    let high = Math.max(0, last)
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if (topOf(middle) <= y) low = middle
      else high = middle - 1
    }
    return low
  }

  return {
    count: items.length,
    height: topOf(items.length),
    rowHeight,
    stuckHeight: heads.length > 0 ? groupHeadHeight : 0,
    topOf,
    linesAt: (scrollTop, boxHeight, around) => ({
      first: Math.max(0, lineAt(scrollTop - listHeadHeight) - around),
      last: Math.min(last, lineAt(scrollTop + boxHeight - listHeadHeight) + around),
      stuck: heads.findLast((index) => topOf(index) <= scrollTop)
    })
  }
}

/** How many of some ascending numbers are smaller. */
function headsBefore(heads: readonly number[], index: number): number {
  const at = heads.findIndex((head) => head >= index)
  return at < 0 ? heads.length : at
}
