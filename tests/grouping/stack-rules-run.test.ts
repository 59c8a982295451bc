import { expect, test } from 'vitest'
import { createConfig } from '../../main/grouping/config.ts'
import { currentConfig } from '../../main/grouping/current-config.ts'
import { prepareStack } from '../../main/grouping/frames.ts'
import { group } from '../../main/grouping/group.ts'
import { parseStackRules } from '../../main/grouping/stack-rules/parse.ts'
import type { Exception, Frame } from '../../shared/model/event.ts'
import { createCrash } from './event.ts'
import { configWith, countedFrames, outline, variantOf } from './read-grouping.ts'

const NAMES = ['a', 'b', 'c', 'd', 'e']
const frames = (fields: Partial<Frame> = {}) =>
  NAMES.map((name) => ({ function: name, in_app: true, ...fields }))

/** Runs rules without the built-in ones: `name:category+` for a frame that is in-app. */
function classified(rules: string, given: Frame[] = frames(), exception?: Exception): string {
  const config = createConfig({
    ...currentConfig,
    fingerprintRules: [],
    stackRules: parseStackRules(rules).rules
  })
  return prepareStack(given, 'native', config, exception)
    .frames.map(({ facts, category = '', inApp }) => `${facts.function}:${category}${inApp ? '+' : '-'}`)
    .join(' ')
}

test('actions reach the frame itself, all older ones or all newer ones', () => {
  expect(classified('function:c -app')).toBe('a:+ b:+ c:- d:+ e:+')
  expect(classified('function:c ^-app')).toBe('a:+ b:+ c:+ d:- e:-')
  expect(classified('function:c v-app')).toBe('a:- b:- c:+ d:+ e:+')
})

test('a later rule wins, and sees what an earlier one did', () => {
  expect(classified('function:* -app\nfunction:b +app')).toBe('a:- b:+ c:- d:- e:-')
  expect(classified('function:b category=x\ncategory:x -app')).toBe('a:+ b:x- c:+ d:+ e:+')
  expect(classified('category:x -app\nfunction:b category=x')).toBe('a:+ b:x+ c:+ d:+ e:+')
})

test('a rule looks at all frames before it acts: it never feeds itself', () => {
  expect(classified('function:a category=x\n[ category:x ] | function:* category=x')).toBe(
    'a:x+ b:x+ c:+ d:+ e:+'
  )
})

test('callers are older, callees newer, and where there is none nothing matches, negated or not', () => {
  expect(classified('[ function:b ] | function:* category=x')).toBe('a:+ b:+ c:x+ d:+ e:+')
  expect(classified('function:* | [ function:b ] category=x')).toBe('a:x+ b:+ c:+ d:+ e:+')
  expect(classified('[ !function:zzz ] | function:a category=x')).toBe('a:+ b:+ c:+ d:+ e:+')
  expect(classified('function:e | [ !function:zzz ] category=x')).toBe('a:+ b:+ c:+ d:+ e:+')
})

test('a missing field matches nothing, so its negation holds; a missing function is <unknown>', () => {
  const nameless: Frame[] = [{ instruction_addr: '0x1' }]
  expect(classified('module:* category=x', nameless)).toBe('undefined:-')
  expect(classified('!module:* category=x', nameless)).toBe('undefined:x-')
  expect(classified('function:"<unknown>" category=x', nameless)).toBe('undefined:x-')
  expect(classified('app:no category=x', nameless)).toBe('undefined:x-')
})

test('families, and paths with any slashes and case', () => {
  expect(classified('family:javascript,other -app')).toBe('a:+ b:+ c:+ d:+ e:+')
  expect(classified('family:javascript,native -app')).toBe('a:- b:- c:- d:- e:-')
  expect(classified('!family:native -app')).toBe('a:+ b:+ c:+ d:+ e:+')
  expect(classified('package:c:/app/** category=x', [{ package: 'C:\\App\\x.dll', in_app: true }])).toBe(
    'undefined:x+'
  )
})

test('rules can look at the exception', () => {
  const exception = { type: 'ANR', value: 'slow', mechanism: { type: 'AppExitInfo' } }
  expect(classified('error.type:ANR function:a -app', undefined, exception)).toContain('a:-')
  expect(classified('error.mechanism:App* value:slow function:a -app', undefined, exception)).toContain('a:-')
  expect(classified('error.value:fast function:a -app', undefined, exception)).toContain('a:+')
  expect(classified('error.type:"<unknown>" function:a -app')).toContain('a:-')
})

test('which frames contribute: ranges, order, and the app variant never takes a foreign frame', () => {
  const event = createCrash('other', [...frames(), { function: 'lib', in_app: false }])
  const counted = (rules: string, variant: 'app' | 'system') =>
    countedFrames(event, variant, configWith(rules)).join('')
  expect(counted('function:c -group', 'app')).toBe('abde')
  expect(counted('function:c ^-group', 'system')).toBe('abc')
  expect(counted('function:c v-group', 'system')).toBe('cdelib')
  expect(counted('function:* -group\nfunction:{b,lib} +group', 'system')).toBe('blib')
  expect(counted('function:* -group\nfunction:{b,lib} +group', 'app')).toBe('b')
})

test('max-frames keeps the newest, min-frames refuses a stack trace that is too short', () => {
  const event = createCrash('other', frames())
  expect(countedFrames(event, 'app', configWith('function:a max-frames=2'))).toEqual(['d', 'e'])
  const short = variantOf(group(event, configWith('function:* min-frames=6')), 'app')
  expect(outline(short.component)).toContain('    stacktrace (too_few_frames)')
  expect(outline(short.component)).toContain('    value* it broke')
})
