import { collectGarbage } from './collect-garbage.ts'

/** Lets large bodies into memory one at a time, in the order of their coming. */
export interface LargeBodies {
  /** Resolves when it is one's turn, with how to leave. */
  enter(): Promise<() => void>
}

/** Memory holds one of them, however many are on their way, and nothing when none is. */
export function createLargeBodies(): LargeBodies {
  let last = Promise.resolve()
  return {
    async enter() {
      const before = last
      let leave = () => {}
      last = new Promise((resolve) => {
        leave = resolve
      })
      await before
      return () => {
        // a turn later, when nothing refers to the body any more
        setImmediate(() => {
          collectGarbage('major')
          leave()
        })
      }
    }
  }
}
