import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

type Kind = 'minor' | 'major'

let collect: ((options: { type: Kind }) => void) | undefined

/**
 * Frees the buffers of large bodies. They live outside of V8's heap, which looks after them only when another 64 MiB
 * have come together: a few bombs in a row would fill memory with what nobody needs. `minor` costs about a
 * millisecond and frees what is new, `major` some ten of them.
 */
export function collectGarbage(type: Kind): void {
  if (!collect) {
    setFlagsFromString('--expose-gc')
    collect = runInNewContext('gc') as NonNullable<typeof collect>
  }
  collect({ type })
}
