import type { TagDistribution } from '../../../shared/contract/issues.ts'

const mobile = ['device', 'os', 'release', 'environment', 'transaction']
const frontend = ['browser', 'transaction', 'release', 'environment', 'url', 'os']
const backend = ['transaction', 'url', 'user', 'release', 'environment', 'server_name', 'runtime']
const others = ['transaction', 'environment', 'release', 'os', 'user']

const orders: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(['cocoa', 'android', 'dart', 'swift', 'objc'].map((name) => [name, mobile])),
  javascript: frontend,
  ...Object.fromEntries(
    ['node', 'python', 'ruby', 'php', 'java', 'go', 'csharp', 'elixir', 'rust'].map((name) => [name, backend])
  )
}

/** What one looks at first has a place by its platform; the others follow, those on most events first. */
export function tagsInOrder(platform: string, tags: readonly TagDistribution[]): TagDistribution[] {
  const order = orders[platform] ?? others
  const rank = ({ key }: TagDistribution) => (order.includes(key) ? order.indexOf(key) : order.length)
  return tags.toSorted((a, b) => rank(a) - rank(b) || b.events - a.events || a.key.localeCompare(b.key))
}
