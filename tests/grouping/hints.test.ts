import { expect, test } from 'vitest'
import { group } from '../../main/grouping/group.ts'
import { hintSentence } from '../../shared/grouping-hints.ts'
import type { GroupingComponent } from '../../shared/model/grouping.ts'
import { createCrash } from './event.ts'
import { configWith, variantOf } from './read-grouping.ts'

test('sentences are filled in from the parameters', () => {
  expect(hintSentence({ code: 'recursion' })).toBe('ignored: repeats the frame before it')
  const params = { rule: 'function:std_* -group', origin: 'built_in' }
  expect(hintSentence({ code: 'ignored_by_rule', params })).toBe(
    'ignored by built-in stack-trace rule (function:std_* -group)'
  )
})

test('a code of another version is read out', () => {
  expect(hintSentence({ code: 'no_such_code' })).toBe('no such code')
})

test('a frame that two rules spoke of tells both', () => {
  const config = configWith('function:a -app\nfunction:a -group')
  const event = createCrash('java', [
    { function: 'a', in_app: true },
    { function: 'b', in_app: true }
  ])
  expect(frameHints(variantOf(group(event, config), 'system').component)).toEqual([
    'not in-app by custom stack-trace rule (function:a -app), but ignored by custom stack-trace rule (function:a -group)',
    'in-app, says the SDK'
  ])
})

function frameHints(component: GroupingComponent | undefined): string[] {
  if (component?.id === 'frame') return component.hint ? [hintSentence(component.hint)] : []
  return (component?.values ?? []).flatMap((value) => (typeof value === 'object' ? frameHints(value) : []))
}
