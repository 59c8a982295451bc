import type { Hint } from './model/grouping.ts'

/** What each code of a grouping hint says. `{name}` is filled in from the hint's parameters. */
const SENTENCES = {
  // Frames
  recursion: 'ignored: repeats the frame before it',
  low_quality_javascript: 'ignored: differs from browser to browser',
  single_javascript_frame: 'ignored: a lone frame without a function says too little',
  not_in_app: 'not in-app',
  marked_in_app_by_rule: 'in-app by {origin} stack-trace rule ({rule})',
  marked_out_of_app_by_rule: 'not in-app by {origin} stack-trace rule ({rule})',
  marked_in_app_by_client: 'in-app, says the SDK',
  marked_out_of_app_by_client: 'not in-app, says the SDK',
  ignored_by_rule: 'ignored by {origin} stack-trace rule ({rule})',
  unignored_by_rule: 'counted by {origin} stack-trace rule ({rule})',
  beyond_max_frames: 'ignored: only the newest {count} count by {origin} stack-trace rule ({rule})',

  // Parts of frames
  module_takes_precedence: 'ignored: the module says more',
  points_to_url: 'ignored: the frame points to a URL',
  anonymous_filename: 'ignored: anonymous',
  native_code_filename: 'ignored: code of the browser itself',
  bad_javascript_module: 'ignored: only repeats the path',
  java_lambda: 'ignored: a lambda, named by the virtual machine',
  reflection_marker_removed: 'without the number of the generated accessor',
  codegen_marker_removed: 'without what code generation added',
  javassist_removed: 'without what Javassist added',
  lambda_function: 'ignored: a lambda, named by the compiler',
  unknown_function: 'ignored: unknown function',
  unknown_function_name: 'ignored: stands for a function without a name',
  anonymous_function: 'ignored: anonymous function',
  anonymous_class_method: 'method of an anonymous class',
  ruby_block: 'a block, whatever it is in',
  erb_suffix_removed: 'without the number of the generated template',
  javascript_function_trimmed: 'the name after the last dot',
  source_map_line_preferred: 'ignored: the source line is more reliable than a name from a source map',
  line_too_long: 'ignored: the line is too long',
  line_of_url_without_function: 'ignored: from a URL and without a function',

  // Stack traces and threads
  no_frames: 'ignored: has no frames',
  no_in_app_frames: 'ignored: has no in-app frames',
  no_contributing_frames: 'ignored: none of its frames counts',
  too_few_frames: 'ignored: {frames} frames are too few by {origin} stack-trace rule ({rule})',
  no_single_thread:
    'ignored: none of the {threads} threads is the only one that crashed, is current or is there',
  thread_without_stacktrace: 'ignored: the thread has no stack trace',

  // Exceptions, messages and reports
  synthetic_exception: 'ignored: the type was made up by the SDK',
  stacktrace_takes_precedence: 'ignored: the stack trace says more',
  ns_error_takes_precedence: 'ignored: the error code says more',
  event_values_removed: 'without what differs from event to event',
  static_salt: 'the same for all reports of this kind',
  violation_takes_precedence: 'ignored: the violation says more',

  // Variants
  strategy_takes_precedence: 'ignored: {strategy} comes first ({variants})',
  hash_matches_variant: 'ignored: the same as {variant}',
  no_stacktrace_unlike_variant: 'ignored: has no stack trace that counts, while {variant} has',
  fingerprint_takes_precedence: 'ignored: the fingerprint comes first'
} satisfies Record<string, string>

export type HintCode = keyof typeof SENTENCES

/** A hint as a sentence for the reader. A code that is not known here is read out. */
export function hintSentence({ code, params = {} }: Hint): string {
  const sentence = fill(code, params)
  const { marked, marked_rule = '', marked_origin = '' } = params
  if (typeof marked !== 'string') return sentence
  return `${fill(marked, { rule: marked_rule, origin: marked_origin })}, but ${sentence}`
}

type Params = NonNullable<Hint['params']>

function fill(code: string, params: Params): string {
  const template = isKnown(code) ? SENTENCES[code] : code.replaceAll('_', ' ')
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(params[name] ?? '')
    // A rule is shown as it was written, everything else as words.
    return name === 'rule' ? value : value.replaceAll('_', '-')
  })
}

function isKnown(code: string): code is HintCode {
  return Object.hasOwn(SENTENCES, code)
}
