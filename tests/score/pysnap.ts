/** What a snapshot of Sentry's grouping tests says of one variant. */
export interface SnapshotVariant {
  /** With underscores, as variants are named today. */
  readonly name: string
  readonly hash: string | null
  readonly contributes: boolean
  /** The component tree as text, without hints. */
  readonly tree: readonly string[]
}

/** The part of a snapshot file after its head. */
export function snapshotBody(text: string): string {
  return text.replace(/^---\n[\s\S]*?\n---\n/, '')
}

/** Reads the variants of a grouping snapshot: blocks of a name, a hash and a tree, between dashed lines. */
export function parseVariants(text: string): SnapshotVariant[] {
  return snapshotBody(text)
    .split(/^-{10,}$/m)
    .flatMap((block) => {
      const name = /^([\w-]+):$/m.exec(block)?.[1]
      if (name === undefined) return []
      const hash = /^ {2}hash: "?([0-9a-f]{32})"?$/m.exec(block)?.[1] ?? null
      const [, tree] = block.split(/^ {2}component:\n/m)
      const lines = (tree ?? '').split('\n').filter((line) => line.trim() !== '')
      const contributes = lines[0] === undefined ? hash !== null : /^\s*[\w-]+\*/.test(lines[0])
      return [{ name: name.replaceAll('-', '_'), hash, contributes, tree: lines.map(withoutHint) }]
    })
}

function withoutHint(line: string): string {
  if (/^\s*(?:"|-?\d)/.test(line)) return line.slice(4)
  const [, indent = '', id = '', star = ''] = /^(\s*)([\w-]+)(\*?)/.exec(line) ?? []
  return `${indent}${id.replaceAll('-', '_')}${star}`.slice(4)
}
