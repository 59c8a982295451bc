import { spawnSync } from 'node:child_process'

export interface Stamp {
  /** Of the commit, twelve digits; `.dirty` behind it where files differ from it; empty outside of a repository. */
  readonly commit: string
  /** When it was made, seconds since 1970: what is built from one commit is the same whenever it is built. */
  readonly epochSeconds: number | undefined
}

/** What a build is built from. */
export function readStamp(root: string): Stamp {
  const git = (...args: string[]) => {
    const { status, stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8' })
    return status === 0 ? stdout.trim() : ''
  }
  const [commit = '', time] = git('log', '-1', '--format=%H %ct').split(' ')
  if (time === undefined) return { commit: '', epochSeconds: undefined }
  const isDirty = git('status', '--porcelain') !== ''
  return { commit: commit.slice(0, 12) + (isDirty ? '.dirty' : ''), epochSeconds: Number(time) }
}
