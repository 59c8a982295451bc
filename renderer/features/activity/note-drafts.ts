import { create } from 'zustand'

/** Notes that are being written, by their issue: they outlive the page, not the window. */
const useDrafts = create<{ readonly texts: Readonly<Record<string, string>> }>(() => ({ texts: {} }))

/** The note that is being written on an issue, and how to change it. */
export function useNoteDraft(issueId: string): [string, (text: string) => void] {
  const text = useDrafts(({ texts }) => texts[issueId] ?? '')
  const change = (next: string) =>
    useDrafts.setState(({ texts }) => {
      const others = Object.fromEntries(Object.entries(texts).filter(([id]) => id !== issueId))
      return { texts: next === '' ? others : { ...others, [issueId]: next } }
    })
  return [text, change]
}
