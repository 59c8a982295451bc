import { expect, test } from 'vitest'
import { askAsShown, beginChange, type ShownChange } from '../../../renderer/api/shown-changes.ts'

/** The change itself is not looked at here: an answer is the list of the changes that it is shown with. */
const change = (): ShownChange => ({ inPage: (page) => page, inDetail: (issue) => issue })

function ask() {
  let answer = () => {}
  const answered = new Promise<void>((resolve) => {
    answer = resolve
  })
  const shown = askAsShown<ShownChange[]>(
    () => answered.then(() => []),
    (each, known) => [...known, each]
  )
  return {
    async answer() {
      answer()
      return shown
    }
  }
}

test('an answer is shown with what is not answered yet, in its order', async () => {
  const [first, second] = [change(), change()]
  const endFirst = beginChange(first)
  const endSecond = beginChange(second)
  expect(await ask().answer()).toEqual([first, second])
  endFirst(true)
  const [only] = await ask().answer()
  expect(only).toBe(second)
  endSecond(true)
  expect(await ask().answer()).toEqual([])
})

test('an answer that was under way when a change was made does not know of it', async () => {
  const [before, during] = [change(), change()]
  const endBefore = beginChange(before)
  const question = ask()
  const endDuring = beginChange(during)
  endBefore(true)
  endDuring(true)
  expect(await question.answer()).toEqual([before, during])
  expect(await ask().answer()).toEqual([])
})

test('what was not made is not shown', async () => {
  const question = ask()
  beginChange(change())(false)
  expect(await question.answer()).toEqual([])
})

test('a question that fails is forgotten', async () => {
  const failed = askAsShown<ShownChange[]>(
    () => Promise.reject(new Error('gone')),
    (_, known) => known
  )
  await expect(failed).rejects.toThrow('gone')
})
