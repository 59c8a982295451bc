import { setFolded } from '../../ui/section.tsx'

/** The element of a section of the event that is shown. */
export function sectionElement(id: string): HTMLElement | null {
  return document.getElementById(`section-${id}`)
}

/** The outline names sections before all of them are on the page: one that was chosen is waited for so long. */
const waitMs = 2000

/** Brings a section into sight, unfolded. */
export function goToSection(id: string) {
  setFolded(id, false)
  const untilMs = performance.now() + waitMs
  // what unfolds is on the page with the next frame
  const go = () => {
    const element = sectionElement(id)
    if (element !== null) element.scrollIntoView({ block: 'start' })
    else if (performance.now() < untilMs) requestAnimationFrame(go)
  }
  requestAnimationFrame(go)
}

/** So near, a section counts as being at the top, px. */
const slackPx = 8

/** The section that stands at the top of what is in sight is left for the next or the previous one. */
export function stepToSection(sections: readonly { readonly id: string }[], step: 1 | -1) {
  const elements = sections.flatMap(({ id }) => sectionElement(id) ?? [])
  const first = elements[0]
  if (first === undefined) return
  const line = readingLine(first)
  const distance = (element: HTMLElement) => element.getBoundingClientRect().top - line
  const next =
    step === 1
      ? elements.find((element) => distance(element) > slackPx)
      : elements.findLast((element) => distance(element) < -slackPx)
  next?.scrollIntoView({ block: 'start' })
  next?.querySelector<HTMLElement>('h3 button')?.focus({ preventScroll: true })
}

/** Where in the window a section begins that was scrolled to: under the bars that stay at the pane's top. */
export function readingLine(section: HTMLElement): number {
  const top = scrollerOf(section)?.getBoundingClientRect().top ?? 0
  return Math.ceil(top + (Number.parseFloat(getComputedStyle(section).scrollMarginTop) || 0)) + 2
}

function scrollerOf(element: HTMLElement): HTMLElement | null {
  for (let each = element.parentElement; each !== null; each = each.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(each).overflowY)) return each
  }
  return null
}
