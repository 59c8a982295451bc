import { describe, expect, test } from 'vitest'
import { parseStackRules } from '../../main/grouping/stack-rules/parse.ts'

function onlyRule(text: string) {
  const { rules, problems } = parseStackRules(text)
  expect(problems).toEqual([])
  expect(rules).toHaveLength(1)
  return rules[0]
}

test('matchers under all their names, negated and quoted', () => {
  const rule = onlyRule('family:native !stack.function:"a b*" "error.type":X stack.abs_path:**/c +app')
  expect(rule?.matchers).toEqual([
    { key: 'family', pattern: 'native', negated: false },
    { key: 'function', pattern: 'a b*', negated: true },
    { key: 'type', pattern: 'X', negated: false },
    { key: 'path', pattern: '**/c', negated: false }
  ])
})

test('all actions', () => {
  const text =
    'app:yes +app -group ^-app v+group category=ui max-frames=3 min-frames = 2 invert-stacktrace=1 +prefix'
  expect(onlyRule(text)?.actions).toEqual([
    { kind: 'app', on: true, range: 'self' },
    { kind: 'group', on: false, range: 'self' },
    { kind: 'app', on: false, range: 'newer' },
    { kind: 'group', on: true, range: 'older' },
    { kind: 'category', category: 'ui' },
    { kind: 'max_frames', count: 3 },
    { kind: 'min_frames', count: 2 }
  ])
})

test('caller and callee', () => {
  const rule = onlyRule('[ !category:a ] | function:b | [ category:c ] -group')
  expect(rule).toMatchObject({
    caller: [{ key: 'category', pattern: 'a', negated: true }],
    matchers: [{ key: 'function', pattern: 'b' }],
    callee: [{ key: 'category', pattern: 'c' }]
  })
})

test('a rule keeps its text, without comment and surplus space', () => {
  expect(onlyRule('  function:a    -app  # reason')).toMatchObject({
    text: 'function:a -app',
    origin: 'custom'
  })
})

test('in quotes only what means a character is unescaped', () => {
  expect(onlyRule(String.raw`function:"\"a\\b\[*" -app`)?.matchers[0]?.pattern).toBe(String.raw`"a\b\[*`)
})

test('comments and blank lines are no rules', () => {
  expect(parseStackRules('\n# a\n   \r\n  # b\n')).toEqual({ rules: [], problems: [], warnings: [] })
})

describe('what cannot be read is told by line and column, and the rest is read', () => {
  test.each([
    ['colour:red -app', 1, 'unknown matcher "colour"'],
    ['function:a', 11, 'expected a matcher or an action, but the line ends'],
    ['function:a +foo', 12, 'expected a matcher or an action, near "+foo"'],
    ['function:a -apple', 12, 'expected a matcher or an action'],
    ['function:"a -app', 10, 'a quote is never closed'],
    ['function: -app', 10, '"function:" needs a value'],
    ['app:maybe -app', 1, '"app:" takes yes or no'],
    ['-app', 1, 'a rule needs a matcher'],
    ['[ function:a function:b -app', 25, 'expected "]"'],
    ['[ function:a ] function:b -app', 16, 'expected "|"'],
    ['function:a | [ ] -app', 16, 'expected a matcher'],
    ['function:a max-frames=x', 23, '"max-frames=" takes a number'],
    ['function:a speed=9', 12, 'unknown action "speed", near "speed=9"'],
    ['function:[a -app', 10, 'brackets that do not match'],
    ['!module:a{b,{c} -app', 9, 'brackets that do not match'],
    ['family:ios -app', 8, '"family:" takes native, javascript, other, all'],
    ['function:a b -app', 12, 'expected a matcher or an action']
  ])('%s', (line, column, message) => {
    const { rules, problems } = parseStackRules(`module:x -app\n${line}\nmodule:y -app`)
    expect(rules.map((rule) => rule.text)).toEqual(['module:x -app', 'module:y -app'])
    expect(problems).toEqual([{ line: 2, column, message: expect.stringContaining(message) }])
  })
})
