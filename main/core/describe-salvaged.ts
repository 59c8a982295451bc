import type { Salvaged } from './salvage.ts'

/** What was kept and what was lost, for people. */
export function describeSalvaged({ damaged, kept, lost, pages, unreadable }: Salvaged): string {
  const aside = `The old store is kept as ${damaged}.`
  if (sumOf(Object.values(kept)) === 0) return `${aside} Nothing could be read of it: the new one is empty.`
  const lines = [`${aside} The new one has of it: ${listCounts(kept)}.`]
  const isKnownToLack = sumOf(Object.values(lost)) > 0
  if (isKnownToLack) lines.push(`Known to be lost: ${listCounts(lost)}.`)
  const unread = sumOf(unreadable.values())
  if (unread > 0) {
    lines.push(
      `${unread} of ${pages} pages could not be read (${listCounts(Object.fromEntries(unreadable))}); what else was on them is not known.`
    )
  }
  if (!isKnownToLack && unread === 0) lines.push('Nothing is known to be lost.')
  lines.push('Counts are of the events that were still stored.')
  return lines.join('\n')
}

function listCounts(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ')
}

function sumOf(counts: Iterable<number>): number {
  return [...counts].reduce((sum, count) => sum + count, 0)
}
