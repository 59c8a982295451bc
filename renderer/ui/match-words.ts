/** How well a name answers to what was typed: each word of it begins a word of the name (1), or is in it; 0 for no answer. */
export function matchWords(name: string, typed: string): number {
  const text = name.toLowerCase()
  const words = text.split(/[\s(),.-]+/)
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean)
  let score = 1
  for (const part of wanted) {
    if (words.some((word) => word.startsWith(part))) continue
    if (!text.includes(part)) return 0
    score = 0.5
  }
  return score
}
