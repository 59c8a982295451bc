import { describe, expect, test } from 'vitest'
import { applyCompletion } from '../../shared/search/apply-completion.ts'
import { type CompletionContext, completionContext } from '../../shared/search/completion.ts'

/** `|` is the caret. */
function contextAt(marked: string): { text: string; context: CompletionContext } {
  const caret = marked.indexOf('|')
  const text = marked.replace('|', '')
  return { text, context: completionContext(text, caret) }
}

describe('what is being typed, its prefix, and what a choice replaces', () => {
  test.each([
    ['|', 'key', '', ''],
    ['lev|', 'key', 'lev', 'lev'],
    ['!lev|', 'key', 'lev', 'lev'],
    ['lev|el:error', 'key', 'lev', 'level'],
    ['le|vel: x', 'key', 'le', 'level'],
    ['a:1 |', 'key', '', ''],
    ['oops or| x', 'key', 'or', 'or'],
    ['(|', 'key', '', ''],
    ['(a OR b)|', 'key', '', ''],
    ['tags[a|', 'key', 'tags[a', 'tags[a'],
    ['flags["new c|', 'key', 'flags["new c', 'flags["new c'],
    ['connection ref|', 'key', 'ref', 'ref'],
    ['a/b|', 'text', 'a/b', 'a/b'],
    ['"connection ref|', 'text', 'connection ref', '"connection ref'],
    ['"a b"|', 'text', 'a b', '"a b"'],
    ['level:|', 'value', '', ''],
    ['level:er|', 'value', 'er', 'er'],
    ['!level:e|rr is:new', 'value', 'e', 'err'],
    ['browser:"Chrome 1|', 'value', 'Chrome 1', '"Chrome 1'],
    ['browser:"Chr|ome 1"', 'value', 'Chr', '"Chrome 1"'],
    ['browser:"Chr| title:"x"', 'value', 'Chr', '"Chr'],
    ['title:contains:ti|', 'value', 'ti', 'ti'],
    ['level:[|', 'value', '', ''],
    ['level:[err|', 'value', 'err', 'err'],
    ['level:[error, wa|', 'value', 'wa', 'wa'],
    ['level:[error, |]', 'value', '', ''],
    ['level:[err|or, warning]', 'value', 'err', 'error'],
    ['browser:["Chrome 1|', 'value', 'Chrome 1', '"Chrome 1'],
    ['timesSeen:|', 'operator', '', ''],
    ['age:|', 'operator', '', ''],
    ['timesSeen:>|', 'value', '', ''],
    ['timesSeen:>=1|0', 'value', '1', '10'],
    ['age:-2|', 'value', '-2', '-2'],
    ['is:un|', 'is', 'un', 'un'],
    ['is:[new, re|]', 'is', 're', 're'],
    ['has:us|er', 'has', 'us', 'user'],
    ['has:|', 'has', '', '']
  ])('%s', (marked, type, prefix, replaced) => {
    const { text, context } = contextAt(marked)
    expect(context).toMatchObject({ type, prefix })
    expect(text.slice(context.start, context.end)).toBe(replaced)
  })

  test('a value comes with its key', () => {
    expect(contextAt('browser:C|').context).toMatchObject({
      key: { type: 'plain', name: 'browser' },
      known: { name: 'browser', group: 'Device' },
      inList: false
    })
    expect(contextAt('customer:[|').context).toMatchObject({ known: undefined, inList: true })
    expect(contextAt('tags[level]:e|').context).toMatchObject({ key: { type: 'tag' }, known: undefined })
  })
})

describe('the text after a choice', () => {
  test.each([
    ['lev|', 'level', 'level:|'],
    ['!lev| x', 'level', '!level:| x'],
    ['lev|el:error', 'logger', 'logger:|error'],
    ['|', 'a b', '"a b":|'],
    ['tags[a|', 'tags[age]', 'tags[age]:|'],
    ['flags["new c|', 'flags["new cart"]', 'flags["new cart"]:|'],
    ['level:er|', 'error', 'level:error |'],
    ['level:er| is:new', 'error', 'level:error |is:new'],
    ['(level:er|)', 'error', '(level:error|)'],
    ['browser:"Chr|', 'Chrome 120', 'browser:"Chrome 120" |'],
    ['customer:|', '* "x"', 'customer:"\\* \\"x\\"" |'],
    ['level:[error, wa|]', 'warning', 'level:[error, warning|]'],
    ['browser:[|', 'a, b', 'browser:["a, b"|'],
    ['timesSeen:|', '>=', 'timesSeen:>=|'],
    ['timesSeen:>|', '10', 'timesSeen:>10 |'],
    ['age:|', '-24h', 'age:-24h|'],
    ['is:un|', 'unresolved', 'is:unresolved |'],
    ['has:na|', 'na:me', 'has:"na:me" |'],
    ['a "b|', 'b c', 'a "b c" |']
  ])('%s with %s', (marked, choice, expected) => {
    const { text, context } = contextAt(marked)
    const applied = applyCompletion(text, context, choice)
    expect(`${applied.text.slice(0, applied.caret)}|${applied.text.slice(applied.caret)}`).toBe(expected)
  })
})
