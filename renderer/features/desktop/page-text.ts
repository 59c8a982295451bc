/** A text that stands on the page as one piece, and the nodes that it is made of. */
interface Piece {
  text: string
  readonly nodes: { readonly node: Text; readonly start: number }[]
}

/** More would only be slow: nobody steps through them. */
const mostMatches = 5000

/** Where a text stands on the page, in reading order, whatever its case and however it is broken into elements. */
export function findOnPage(text: string, root: HTMLElement, except: Element): Range[] {
  const words = text.trim().split(/\s+/).map(escapePattern)
  const pattern = new RegExp(words.join('\\s+'), 'giu')
  const ranges: Range[] = []
  for (const piece of readPieces(root, except)) {
    for (const match of piece.text.matchAll(pattern)) {
      if (ranges.length >= mostMatches) return ranges
      ranges.push(toRange(piece, match.index, match.index + match[0].length))
    }
  }
  return ranges
}

/** What one sees, piece by piece: text goes on through inline elements and ends with a block. */
function readPieces(root: HTMLElement, except: Element): Piece[] {
  const pieces: Piece[] = []
  const blocks = new Map<Element, Element>()
  let last: Element | undefined
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (node instanceof Text) return NodeFilter.FILTER_ACCEPT
    return node === except || !isSeen(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP
  })
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!(node instanceof Text) || node.parentElement === null) continue
    const block = blockOf(node.parentElement, blocks)
    if (block !== last) pieces.push({ text: '', nodes: [] })
    last = block
    const piece = pieces.at(-1)
    piece?.nodes.push({ node, start: piece.text.length })
    if (piece) piece.text += node.data
  }
  return pieces
}

function isSeen(node: Node): boolean {
  return !(node instanceof Element) || node.checkVisibility({ visibilityProperty: true })
}

/** The nearest element that is no part of a line of text. */
function blockOf(element: Element, known: Map<Element, Element>): Element {
  const before = known.get(element)
  if (before) return before
  const isInline = getComputedStyle(element).display.startsWith('inline')
  const block = isInline && element.parentElement ? blockOf(element.parentElement, known) : element
  known.set(element, block)
  return block
}

function toRange({ nodes }: Piece, start: number, end: number): Range {
  const range = new Range()
  const first = nodes.findLast((each) => each.start <= start)
  const last = nodes.findLast((each) => each.start < end)
  if (first) range.setStart(first.node, start - first.start)
  if (last) range.setEnd(last.node, end - last.start)
  return range
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}

/** Scrolls what holds a range, as far as is needed to see it, into the middle of what scrolls. */
export function revealRange(range: Range) {
  for (let box = range.startContainer.parentElement; box !== null; box = box.parentElement) {
    const { overflowY, overflowX } = getComputedStyle(box)
    const rect = range.getBoundingClientRect()
    const frame = box.getBoundingClientRect()
    if (/auto|scroll/.test(overflowY) && (rect.top < frame.top || rect.bottom > frame.bottom)) {
      box.scrollTop += (rect.top + rect.bottom) / 2 - (frame.top + frame.bottom) / 2
    }
    if (/auto|scroll/.test(overflowX) && (rect.left < frame.left || rect.right > frame.right)) {
      box.scrollLeft += (rect.left + rect.right) / 2 - (frame.left + frame.right) / 2
    }
  }
}
