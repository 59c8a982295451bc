import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from './headless-process.ts'

/** What users run: the program that package.json's script `serve` names, with Node's flags and its own. */
export function serveScript() {
  const { scripts } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
    scripts: { serve: string }
  }
  const words = scripts.serve.split(' ')
  const program = words.findIndex((word) => word.startsWith('main/'))
  return {
    env: Object.fromEntries(words.filter((word) => /^[A-Z_]+=/.test(word)).map(splitAtEquals)),
    entry: words[program] ?? '',
    nodeArgs: words.slice(words.indexOf('node') + 1, program),
    args: words.slice(program + 1)
  }
}

function splitAtEquals(word: string): [string, string] {
  const at = word.indexOf('=')
  return [word.slice(0, at), word.slice(at + 1)]
}
