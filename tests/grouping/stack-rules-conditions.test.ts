import { expect, test } from 'vitest'
import { BUILT_IN_STACK_RULES } from '../../main/grouping/built-in/rules.ts'
import { compileGlob, compilePathGlob, toPathText } from '../../main/grouping/glob.ts'
import { PLATFORM_FAMILIES } from '../../main/grouping/platform-family.ts'
import { Conditions, type FrameFields } from '../../main/grouping/stack-rules/conditions.ts'
import { GramIndex } from '../../main/grouping/stack-rules/gram-index.ts'
import { parseStackRules } from '../../main/grouping/stack-rules/parse.ts'
import type { Matcher } from '../../main/grouping/stack-rules/rule.ts'

/** Beside the built-in ones: short, negated, with classes, braces and nothing fixed at all. */
const ODD_RULES = `
path:a/** +app
path:**/b? +app
path:* +app
path:** +app
path:[ab]/*.js +app
path:{x,yy}/z +app
!path:**/node_modules/** +app
path:**/src/** !path:**/src/vendor/** +app
path:/a/b.js +app
path:C:\\\\Users\\\\** +app
function:? +app
function:*x* +app
function:{f,fo,foo,fooo}* +app
!function:foo* +app
function:*é* +app
function:*😀b +app
function:a{b +app
module:*.* +app
!module:m +app
package:**/lib*.so +app
module:m function:foo +app
`
const rules = [...BUILT_IN_STACK_RULES, ...parseStackRules(ODD_RULES).rules]
const FIELD_KEYS = ['family', 'path', 'package', 'module', 'function']

/** Slowly and obviously. */
function fulfils(fields: FrameFields, { key, pattern, negated }: Matcher): boolean {
  if (key === 'family') {
    const families = pattern.split(',')
    return (families.includes(fields.family) || families.includes('all')) !== negated
  }
  if (key === 'path' || key === 'package') {
    const path = fields[key]
    return (path !== undefined && globs.path(pattern)(path)) !== negated
  }
  const text = key === 'module' ? fields.module : fields.function
  return (text !== undefined && text !== '' && globs.text(pattern)(text)) !== negated
}

/** Compiled once. */
const globs = { text: remembered(compileGlob), path: remembered(compilePathGlob) }

function remembered<Test>(compile: (pattern: string) => Test): (pattern: string) => Test {
  const known = new Map<string, Test>()
  return (pattern) => {
    const test = known.get(pattern) ?? compile(pattern)
    known.set(pattern, test)
    return test
  }
}

/** Texts that match, nearly match and do not: the patterns themselves, without their signs, cut and put together. */
function textsOf(key: string): string[] {
  const patterns = rules.flatMap(({ matchers, caller, callee }) =>
    [...matchers, ...caller, ...callee].flatMap((matcher) => (matcher.key === key ? matcher.pattern : []))
  )
  const filled = patterns.flatMap((pattern) => {
    const plain = pattern.replace(/\{([^,}]*)[^}]*\}/g, '$1').replace(/\[(.)[^\]]*\]/g, '$1')
    const texts = [
      plain.replaceAll('**', 'a/b').replaceAll('*', 'x').replaceAll('?', 'q'),
      plain.replace(/[*?]/g, '')
    ]
    return [...texts, ...texts.map((text) => text.slice(1)), ...texts.map((text) => text.slice(0, -1))]
  })
  return [
    ...new Set([
      '',
      'a/b.js',
      '/a/b.js',
      'foo',
      '😀b',
      'é',
      ...filled,
      ...filled.map((text) => `/lib/${text}/z`)
    ])
  ]
}

test('a frame answers each condition as if it were asked alone', () => {
  const conditions = new Conditions()
  const asked = rules.flatMap(({ matchers, caller, callee }) =>
    [matchers, caller, callee].flatMap((all) => {
      const own = all.filter(({ key }) => FIELD_KEYS.includes(key))
      return own.length > 0 ? [{ own, number: conditions.add(own) }] : []
    })
  )
  const frames = ['path', 'package', 'module', 'function'].flatMap((key) =>
    textsOf(key).flatMap((text) => PLATFORM_FAMILIES.map((family) => ({ key, text, family })))
  )
  let held = 0
  for (const { key, text, family } of frames) {
    const path = text === '' ? undefined : toPathText(text)
    const fields: FrameFields = {
      family,
      path: key === 'path' ? path : undefined,
      package: key === 'package' ? path : undefined,
      module: key === 'module' ? text : 'm',
      function: key === 'function' ? text : 'foo'
    }
    const answers = conditions.answer(fields)
    for (const { own, number } of asked) {
      const isFulfilled = own.every((matcher) => fulfils(fields, matcher))
      if (isFulfilled) held++
      if (answers.includes(number) !== isFulfilled) expect([fields, own]).toEqual(isFulfilled)
    }
  }
  expect(held).toBeGreaterThan(frames.length)
})

test('of globs with other texts nothing is asked', () => {
  const index = new GramIndex([['/node_modules/'], ['webpack', 'rollup'], undefined, ['ab']])
  expect(index.candidates('/src/app.js')).toEqual([2, 3])
  expect(index.candidates('/a/node_modules/b').toSorted()).toEqual([0, 2, 3])
  expect(index.candidates('rollup/rollup').toSorted()).toEqual([1, 2, 3])
  expect(index.candidates('')).toEqual([2, 3])
})

test('a needed text is found as a whole, at both ends too, and with a slash that is not there', () => {
  const index = new GramIndex([['/usr/lib/'], ['lib/'], ['/lib'], ['usr']])
  expect(index.candidates('usr/lib/').toSorted()).toEqual([0, 1, 2, 3])
  expect(index.candidates('lib').toSorted()).toEqual([2])
  expect(index.candidates('xusr/lib/').toSorted()).toEqual([1, 2, 3])
  expect(index.candidates('/usr/li').toSorted()).toEqual([3])
  // other characters with the same lower bytes
  expect(index.candidates('\u0175\u0173\u0172')).toEqual([])
})
