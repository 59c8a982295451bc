import { expect, test } from 'vitest'
import { createSlices } from '../../main/core/slices.ts'

/** Work of so many slices, and others who are let in between: what happens in which order. */
function workOf(count: number) {
  const happened: string[] = []
  let left = count
  let release = () => {}
  const slices = createSlices(
    () => {
      happened.push('slice')
      return --left > 0 ? 'some' : 'none'
    },
    0,
    () => {
      happened.push('others')
      return new Promise<void>((resolve) => {
        release = resolve
      })
    }
  )
  return { slices, happened, release: () => release() }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

test('others have their turn before each slice', async () => {
  const { slices, happened, release } = workOf(2)
  const done = slices.run()
  expect(slices.run()).toBe(done)
  await turn()
  expect(happened).toEqual(['others'])
  release()
  await turn()
  expect(happened).toEqual(['others', 'slice', 'others'])
  release()
  expect(await done).toBe('none')
  expect(slices.isRunning()).toBe(false)
})

test('where somebody waits for the end, only until the one is over that others have begun', async () => {
  const { slices, happened, release } = workOf(4)
  const done = slices.run()
  await turn()
  expect(slices.run(true)).toBe(done)
  release()
  expect(await done).toBe('none')
  expect(happened).toEqual(['others', 'slice', 'slice', 'slice', 'slice'])
})

test('what is finished at once leaves nothing for later', async () => {
  const { slices, happened, release } = workOf(3)
  const done = slices.run()
  await turn()
  slices.finish()
  expect(happened).toEqual(['others', 'slice', 'slice', 'slice'])
  slices.stop()
  release()
  await done
})
