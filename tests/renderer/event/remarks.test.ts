import { expect, it } from 'vitest'
import { remarkNotes, remarkText } from '../../../renderer/features/event/remarks.ts'

it.each([
  [
    { rule: '!limit', kind: 's', originalLength: 9000 },
    /^Cut because of size limits; it was 9.000 characters/
  ],
  [{ rule: '@email', kind: 's' }, /^Replaced because of the rule @email\.$/],
  [{ rule: '!config', kind: 'x' }, /^Removed because of the configuration of the SDK\.$/],
  [{ rule: 'mine', kind: '?' }, /^Changed because of the rule mine\.$/]
])('a remark reads as a sentence: %j', (remark, text) => {
  expect(remarkText({ path: 'a', ...remark })).toMatch(text)
})

it('all remarks on a value are its note', () => {
  const notes = remarkNotes([
    { path: 'user.email', rule: '@email', kind: 's' },
    { path: 'user.email', rule: '!limit', kind: 's' },
    { path: 'extra.a', rule: '!raw', kind: 'm' }
  ])
  expect([...notes.keys()]).toEqual(['user.email', 'extra.a'])
  expect(notes.get('user.email')?.split('\n')).toHaveLength(2)
})
