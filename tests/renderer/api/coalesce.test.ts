import { describe, expect, it } from 'vitest'
import { coalesce } from '../../../renderer/api/coalesce.ts'

/** A run that ends when it is told to. */
function controlled() {
  const ends: (() => void)[] = []
  const run = () => new Promise<void>((resolve) => ends.push(resolve))
  return { run, ends }
}

const settle = () => new Promise((resolve) => setImmediate(resolve))

describe('coalesce', () => {
  it('runs at once, and once more for however often it was asked meanwhile', async () => {
    const { run, ends } = controlled()
    const ask = coalesce(run)
    ask()
    expect(ends).toHaveLength(1)
    ask()
    ask()
    ask()
    expect(ends).toHaveLength(1)
    ends[0]?.()
    await settle()
    expect(ends).toHaveLength(2)
    ends[1]?.()
    await settle()
    expect(ends).toHaveLength(2)
  })

  it('goes on after a failure', async () => {
    let runs = 0
    const ask = coalesce(async () => {
      runs++
      throw new Error('no answer')
    })
    ask()
    await settle()
    ask()
    await settle()
    expect(runs).toBe(2)
  })
})
