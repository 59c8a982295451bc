/** A word of a rule language, with what it does. */
export interface RuleWord {
  readonly word: string
  readonly means: string
}

/** A rule to start from. */
export interface RuleExample {
  readonly rule: string
  readonly does: string
}

export interface RuleReference {
  /** How a line is made. */
  readonly forms: readonly RuleWord[]
  readonly matchers: readonly RuleWord[]
  /** Actions, or what may stand after the arrow. */
  readonly effects: readonly RuleWord[]
  readonly effectsTitle: string
  readonly examples: readonly RuleExample[]
}

const patterns = '`*` stands for anything, `?` for one character, `{a,b}` for one of several'

export const stackReference: RuleReference = {
  forms: [
    {
      word: 'matchers actions',
      means: 'All matchers must fit one frame. The last rule that touches a frame wins.'
    },
    {
      word: '[ caller ] | matchers | [ callee ] actions',
      means: 'Also looks at the frame that calls this one, or that it calls. Either may be left out.'
    },
    { word: '!path:…', means: 'Fits where the matcher does not.' },
    { word: '# …', means: `A comment. In patterns, ${patterns}.` }
  ],
  matchers: [
    { word: 'path:', means: 'Path of the file; `*` stays in one folder, `**` does not' },
    { word: 'module:', means: 'Module, or class with its package' },
    { word: 'function:', means: 'Name of the function' },
    { word: 'package:', means: 'Library or binary that the frame is from' },
    { word: 'family:', means: '`javascript`, `native`, `other`, with commas between' },
    { word: 'app:', means: '`yes` or `no`: in-app by now' },
    { word: 'category:', means: 'What a rule before named the frame' },
    { word: 'type: value: mechanism:', means: 'Of the exception that the frame belongs to' }
  ],
  effectsTitle: 'Actions',
  effects: [
    { word: '+app -app', means: 'The frame is the application’s own, or not' },
    { word: '+group -group', means: 'The frame counts for grouping, or not' },
    { word: '^-group v-group', means: 'The same for all frames above (newer), or below (older)' },
    { word: 'category=', means: 'Names the frame, for later rules' },
    { word: 'max-frames=', means: 'Only so many of the newest frames count' },
    { word: 'min-frames=', means: 'Fewer frames than that do not count at all' }
  ],
  examples: [
    { rule: 'path:**/vendor/** -app', does: 'Code of others in a folder of yours' },
    { rule: 'module:com.example.* +app', does: 'Your own packages' },
    { rule: 'function:retry* -group', does: 'A wrapper that says nothing of the error' },
    { rule: 'function:assertThat ^-group -group', does: 'Ends the trace at an assertion' },
    { rule: 'family:native max-frames=3', does: 'The last three frames decide' }
  ]
}

export const fingerprintReference: RuleReference = {
  forms: [
    {
      word: 'matchers -> values',
      means:
        'Events that fit are one issue for each combination of the values. The first rule that fits wins.'
    },
    { word: '-> … title="…"', means: 'Also names the issue.' },
    { word: '!message:…', means: 'Fits where the matcher does not.' },
    { word: '# …', means: `A comment. In patterns, ${patterns}. Quote what has spaces.` }
  ],
  matchers: [
    { word: 'type: value:', means: 'Of an exception: `error.type` and `error.value` too' },
    { word: 'message:', means: 'The message, or the value of an exception' },
    { word: 'logger: level:', means: 'As the SDK sent them' },
    { word: 'tags.name:', means: 'A tag of the event' },
    { word: 'path: module: function: package:', means: 'Of a frame: `stack.function` and so on too' },
    { word: 'app: family:', means: 'Of a frame' },
    { word: 'release: sdk:', means: 'Of the event' }
  ],
  effectsTitle: 'Values',
  effects: [
    { word: 'any-text', means: 'Always the same: all that fit are one issue' },
    { word: '{{ default }}', means: 'What would decide without the rule' },
    {
      word: '{{ type }} {{ value }} {{ message }}',
      means: 'Of the event, without what differs from one to the next'
    },
    { word: '{{ function }} {{ module }} {{ package }}', means: 'Of the frame where it happened' },
    { word: '{{ transaction }} {{ level }} {{ logger }}', means: 'Of the event' },
    { word: '{{ tags.name }}', means: 'Value of a tag' }
  ],
  examples: [
    { rule: 'type:DatabaseUnavailable -> database-down', does: 'One issue for all of a kind' },
    { rule: 'message:"Timeout after *" -> timeout, {{ transaction }}', does: 'One for each transaction' },
    { rule: 'tags.tenant:* -> {{ default }}, {{ tags.tenant }}', does: 'Tells tenants apart' },
    {
      rule: 'level:warning logger:jobs.* -> {{ logger }}, {{ message }}',
      does: 'One for each job and message'
    },
    {
      rule: 'type:PaymentError -> payment title="Payment failed: {{ value }}"',
      does: 'One issue with a title of its own'
    }
  ]
}
