import { describe, expect, test } from 'vitest'
import { currentConfig } from '../../main/grouping/current-config.ts'
import { group } from '../../main/grouping/group.ts'
import type { Frame } from '../../shared/model/event.ts'
import { createCrash } from './event.ts'
import { outline, variantOf } from './read-grouping.ts'

/** The parts of a frame's component, and what became of the frame; a second frame keeps it from being alone. */
function parts(platform: string, frame: Frame): string {
  const event = createCrash(platform, [frame, { function: 'other', filename: 'other' }])
  const lines = outline(variantOf(group(event), 'system').component)
  const first = lines.findIndex((line) => line.startsWith('      frame'))
  const second = lines.findIndex((line, index) => index > first && line.startsWith('      frame'))
  return lines
    .slice(first, second)
    .map((line) => line.trim())
    .join(' | ')
}

describe('module', () => {
  test.each([
    ['a.b.C$$Lambda$14/0x1', 'module a.b.C$$Lambda$14/0x1 (java_lambda)'],
    [
      'sun.reflect.GeneratedMethodAccessor12',
      'module* sun.reflect.GeneratedMethodAccessor (reflection_marker_removed)'
    ],
    [
      'jdk.internal.reflect.GeneratedMethodAccessor3',
      'jdk.internal.reflect.GeneratedMethodAccessor (reflection'
    ],
    [
      'sun.reflect.GeneratedSerializationConstructorAccessor7',
      'ConstructorAccessor<auto> (codegen_marker_removed)'
    ],
    ['a.B$$EnhancerByCGLIB$$a1b2', 'a.B$$EnhancerByCGLIB$$<auto> (codegen_marker_removed)'],
    ['a.B$$FastClassByGuice$$ff', 'a.B$$FastClassByGuice$$<auto> (codegen_marker_removed)'],
    ['a.B_$$_javassist_seam_3', 'a.B_$$_javassist<auto> (codegen_marker_removed)'],
    ['a.core$run$fn__42', 'a.core$run$fn__<auto> (codegen_marker_removed)'],
    ['a.B$HibernateProxy$x9Z', 'a.B$HibernateProxy$<auto> (codegen_marker_removed)'],
    ['a.B', 'module* a.B']
  ])('%s', (module, expected) => {
    expect(parts('java', { module })).toContain(expected)
  })

  test('JavaScript modules that only repeat the path are worth nothing', () => {
    expect(parts('javascript', { module: 'a/b', abs_path: 'app:///a/b' })).toContain(
      'module a/b (bad_javascript_module)'
    )
    expect(parts('javascript', { module: 'a/b', abs_path: 'app:///a/b.js' })).toContain('module* a/b')
  })
})

describe('file name', () => {
  test.each([
    ['python', { filename: 'App/Views.PY' }, 'filename* views.py'],
    ['native', { filename: 'C:\\src\\Main.cpp' }, 'filename* main.cpp'],
    ['javascript', { filename: 'a.js?v=1' }, 'filename* a.js'],
    ['javascript', { filename: 'a.js', abs_path: 'https://x/a.js' }, 'filename a.js (points_to_url)'],
    ['javascript', { filename: 'a.js', abs_path: 'file:///x/a.js' }, 'filename* a.js'],
    ['javascript', { filename: '<anonymous>' }, 'filename <anonymous> (anonymous_filename)'],
    ['javascript', { filename: '[native code]' }, 'filename [native code] (native_code_filename)'],
    [
      'java',
      { filename: 'X_$$_javassist_1.java' },
      'filename* x_$$_javassist<auto>.java (javassist_removed)'
    ],
    ['python', { filename: 'a.py', module: 'a' }, 'filename a.py (module_takes_precedence)']
  ])('%s %j', (platform, frame, expected) => {
    expect(parts(platform, frame)).toContain(expected)
  })
})

describe('function', () => {
  test.each([
    ['javascript', 'Object.run', 'function* run (javascript_function_trimmed)'],
    ['javascript', 'Foo.', 'function '],
    ['javascript', '<anonymous>', 'function <anonymous> (unknown_function_name)'],
    ['node', 'Object.<anonymous>', 'function <anonymous> (unknown_function_name)'],
    ['javascript', 'run/<', 'function run/< (unknown_function_name)'],
    ['java', 'lambda$run$0', 'function lambda$run$0 (lambda_function)'],
    ['ruby', 'block (2 levels) in run', 'function* block (ruby_block)'],
    ['ruby', '_app_views_x__1234_5678', 'function* _app_views_x (erb_suffix_removed)'],
    ['php', '[Anonymous function]', 'function [Anonymous function] (anonymous_function)'],
    ['php', 'class@anonymous\0/x.php:5$0::run', 'function* run (anonymous_class_method)'],
    ['php', 'class@anonymous\0/x.php:5$0', 'function class@anonymous'],
    ['native', '<redacted>', 'function <redacted> (unknown_function)'],
    ['native', 'void run<int>(int)', 'function* run<T>'],
    ['csharp', 'App.Run (Int32 a)', 'function* App.Run (Int32 a)'],
    ['python', 'run', 'function* run']
  ])('%s %s', (platform, name, expected) => {
    expect(parts(platform, { function: name })).toContain(expected)
  })

  test('a trimmed name that the SDK sent stays', () => {
    expect(parts('native', { function: 'run', raw_function: 'void run(int)' })).toContain('function* run')
    expect(parts('native', { raw_function: 'void run(int)' })).toContain('function* void run(int)')
  })
})

describe('context line', () => {
  const url = 'https://x/a.js'
  test.each([
    ['python', { context_line: '  if  a:\t b  ' }, 'context_line* if a: b'],
    ['javascript', { context_line: 'x'.repeat(121) }, '(line_too_long)'],
    [
      'javascript',
      { context_line: 'run()', abs_path: url },
      'context_line run() (line_of_url_without_function)'
    ],
    ['javascript', { context_line: 'run()', abs_path: url, function: 'a' }, 'context_line* run()'],
    [
      'node',
      { function: 'a', context_line: 'run()', data: { sourcemap: 'a.map' } },
      '(source_map_line_preferred)'
    ]
  ])('%s %j', (platform, frame, expected) => {
    expect(parts(platform, frame)).toContain(expected)
  })

  test('only of languages whose sources are reliable', () => {
    expect(parts('java', { function: 'a', context_line: 'run()' })).not.toContain('context_line')
  })
})

test('frames of the browser itself count as a whole for nothing', () => {
  expect(parts('javascript', { function: 'eval', filename: 'a.js' })).toMatch(
    /^frame \(low_quality_javascript\)/
  )
  expect(parts('javascript', { function: 'a', abs_path: '[native code]' })).toMatch(/^frame \(low_quality/)
  expect(parts('python', { function: 'eval' })).toMatch(/^frame\*/)
})

test('the line that starts a Python child process has no numbers of its parent', () => {
  const line = 'from multiprocessing.spawn import spawn_main; spawn_main(tracker_fd=11, pipe_handle=21)'
  const frame = { module: '__main__', filename: '<string>', function: '<module>', context_line: line }
  expect(parts('python', frame)).toContain('spawn_main(tracker_fd=<int>, pipe_handle=<int>)')
  expect(parts('python', { ...frame, module: 'app' })).toContain('tracker_fd=11')
})

test('what is remembered of a frame is told apart by all that its parts depend on', () => {
  const frame = { function: 'a', filename: 'f.js', lineno: 1 }
  const variants: Frame[] = [
    frame,
    { ...frame, filename: 'g.js' },
    { ...frame, module: 'm' },
    { ...frame, context_line: 'x' },
    { ...frame, context_line: 'x', data: { sourcemap: 's' } },
    { ...frame, abs_path: 'http://x/f.js' },
    { ...frame, raw_function: 'b.eval' },
    { ...frame, platform: 'native' }
  ]
  const seen = () =>
    variants.map((one) => JSON.stringify(currentConfig.frames.factsOf(one, 'javascript').parts))
  expect(new Set(seen()).size).toBeGreaterThanOrEqual(6)
  expect(seen()).toEqual(seen())
  expect(currentConfig.frames.factsOf(variants[6] ?? {}, 'javascript').isLowQuality).toBe(true)
  expect(currentConfig.frames.factsOf(frame, 'javascript').isLowQuality).toBe(false)
})
