import { z } from 'zod'
import { Json, JsonObject } from './json.ts'

/**
 * The normalised event: what `main/normalize` makes of a payload, whatever its SDK and age.
 *
 * Names are those of Sentry's event payload (snake_case), so that a path in here, in the payload as received and in
 * a problem is the same path. A field that is unknown, wrong or empty is absent, never null. Times are epoch
 * milliseconds. Lists keep the protocol's order: exceptions and frames oldest first.
 */

export const Level = z.enum(['debug', 'info', 'warning', 'error', 'fatal'])
export type Level = z.infer<typeof Level>

export const EventType = z.enum([
  'error',
  'default',
  'csp',
  'hpkp',
  'expectct',
  'expectstaple',
  'nel',
  'transaction',
  'feedback'
])
export type EventType = z.infer<typeof EventType>

const text = z.string().optional()
const count = z.number().optional()
const flag = z.boolean().optional()
const pairs = z.array(z.tuple([z.string(), z.string()]))
/** What was sent beside the attributes that are known: kept as it came, within a budget. */
const other = JsonObject.optional()

export const FrameLock = z.object({
  type: count,
  address: text,
  package_name: text,
  class_name: text,
  thread_id: text,
  other
})
export type FrameLock = z.infer<typeof FrameLock>

export const Frame = z.object({
  function: text,
  raw_function: text,
  symbol: text,
  module: text,
  package: text,
  filename: text,
  abs_path: text,
  lineno: count,
  colno: count,
  platform: text,
  pre_context: z.array(z.string()).optional(),
  context_line: text,
  post_context: z.array(z.string()).optional(),
  in_app: flag,
  vars: JsonObject.optional(),
  data: JsonObject.optional(),
  /** Addresses are lower-case hexadecimal with `0x`. */
  image_addr: text,
  instruction_addr: text,
  addr_mode: text,
  function_id: text,
  symbol_addr: text,
  trust: text,
  lang: text,
  stack_start: flag,
  lock: FrameLock.optional(),
  source_link: text,
  other
})
export type Frame = z.infer<typeof Frame>

export const Stacktrace = z.object({
  frames: z.array(Frame),
  registers: z.record(z.string(), z.string()).optional(),
  lang: text,
  snapshot: flag,
  instruction_addr_adjustment: text,
  /** Where an SDK or the trimming left frames out: [first, last) of the original list. */
  frames_omitted: z.tuple([z.number(), z.number()]).optional(),
  other
})
export type Stacktrace = z.infer<typeof Stacktrace>

export const Mechanism = z.object({
  type: z.string(),
  description: text,
  help_link: text,
  handled: flag,
  synthetic: flag,
  source: text,
  is_exception_group: flag,
  exception_id: count,
  parent_id: count,
  data: JsonObject.optional(),
  meta: JsonObject.optional(),
  other
})
export type Mechanism = z.infer<typeof Mechanism>

export const Exception = z.object({
  type: text,
  value: text,
  module: text,
  thread_id: text,
  stacktrace: Stacktrace.optional(),
  raw_stacktrace: Stacktrace.optional(),
  mechanism: Mechanism.optional(),
  other
})
export type Exception = z.infer<typeof Exception>

export const Thread = z.object({
  id: text,
  name: text,
  stacktrace: Stacktrace.optional(),
  raw_stacktrace: Stacktrace.optional(),
  crashed: flag,
  current: flag,
  main: flag,
  state: text,
  held_locks: z.record(z.string(), FrameLock).optional(),
  other
})
export type Thread = z.infer<typeof Thread>

export const Breadcrumb = z.object({
  timestamp: count,
  type: z.string(),
  category: text,
  level: Level,
  message: text,
  data: JsonObject.optional(),
  event_id: text,
  other
})
export type Breadcrumb = z.infer<typeof Breadcrumb>

export const LogEntry = z.object({
  /** The template, where it differs from what the user reads. */
  message: text,
  /** What the user reads: always present. */
  formatted: z.string(),
  params: Json.optional(),
  other
})
export type LogEntry = z.infer<typeof LogEntry>

export const Request = z.object({
  method: text,
  /** Without query and fragment. */
  url: text,
  query_string: pairs.optional(),
  fragment: text,
  cookies: pairs.optional(),
  headers: pairs.optional(),
  env: JsonObject.optional(),
  data: Json.optional(),
  inferred_content_type: text,
  other
})
export type Request = z.infer<typeof Request>

export const User = z.object({
  id: text,
  username: text,
  email: text,
  ip_address: text,
  name: text,
  geo: JsonObject.optional(),
  data: JsonObject.optional(),
  /** First of `id:…`, `username:…`, `email:…`, `ip:…`: who this user is to counts and search. */
  sentry_user: text
})
export type User = z.infer<typeof User>

export const Template = z.object({
  filename: text,
  abs_path: text,
  lineno: count,
  colno: count,
  context_line: text,
  pre_context: z.array(z.string()).optional(),
  post_context: z.array(z.string()).optional(),
  other
})
export type Template = z.infer<typeof Template>

export const DebugImage = z.looseObject({ type: z.string() })
export type DebugImage = z.infer<typeof DebugImage>

export const Sdk = z.object({
  name: z.string(),
  version: z.string().optional(),
  integrations: z.array(z.string()).optional(),
  features: z.array(z.string()).optional(),
  packages: z.array(z.object({ name: z.string(), version: text })).optional(),
  settings: JsonObject.optional(),
  other
})
export type Sdk = z.infer<typeof Sdk>

export const Event = z.object({
  /** 32 lower-case hexadecimal digits. */
  event_id: z.string(),
  type: EventType,
  level: Level,
  /** When it happened, epoch ms, after correction of the client's clock. */
  timestamp: z.number(),
  /** When it arrived, epoch ms. */
  received: z.number(),
  platform: z.string(),
  logger: text,
  transaction: text,
  server_name: text,
  release: text,
  dist: text,
  environment: text,
  culprit: text,
  checksum: text,
  fingerprint: z.array(z.string()).optional(),
  logentry: LogEntry.optional(),
  exception: z.object({ values: z.array(Exception) }).optional(),
  /** Only where no exception or thread could take it. */
  stacktrace: Stacktrace.optional(),
  threads: z.object({ values: z.array(Thread) }).optional(),
  template: Template.optional(),
  breadcrumbs: z.object({ values: z.array(Breadcrumb) }).optional(),
  request: Request.optional(),
  user: User.optional(),
  /** As sent, after cleaning. Those that Culprit derives are added by `deriveTags`. */
  tags: pairs,
  contexts: z.record(z.string(), JsonObject),
  extra: JsonObject,
  modules: z.record(z.string(), z.string()).optional(),
  debug_meta: z.object({ images: z.array(DebugImage), sdk_info: JsonObject.optional() }).optional(),
  sdk: Sdk.optional(),
  /** Processing errors that the SDK itself reported. */
  errors: z.array(JsonObject).optional(),
  /** Security reports, one of them at most, in the browser's or the header's own field names in snake_case. */
  csp: JsonObject.optional(),
  hpkp: JsonObject.optional(),
  expectct: JsonObject.optional(),
  expectstaple: JsonObject.optional(),
  nel: JsonObject.optional(),
  main_exception_id: count,
  spans: z.array(JsonObject).optional(),
  start_timestamp: count,
  measurements: JsonObject.optional(),
  transaction_info: JsonObject.optional()
})
export type Event = z.infer<typeof Event>

/**
 * Something that was wrong in the payload. `path` is dotted, with list indices (`exception.values.0.value`).
 * `type` is one of Sentry's kinds; `value` is what stood there, cut to a reasonable size.
 */
export const Problem = z.object({
  type: z.enum([
    'invalid_data',
    'missing_attribute',
    'invalid_attribute',
    'value_too_long',
    'clock_drift',
    'past_timestamp',
    'future_timestamp',
    'unknown_error'
  ]),
  path: z.string(),
  reason: z.string().optional(),
  value: Json.optional(),
  data: JsonObject.optional()
})
export type Problem = z.infer<typeof Problem>

/**
 * A mark on a value that was changed: by trimming here (`!limit`), or by scrubbing before it was sent.
 * `rule` and `kind` are Sentry's (a annotated, x removed, s substituted, m masked, p pseudonymised, e encrypted).
 */
export const Remark = z.object({
  path: z.string(),
  rule: z.string(),
  kind: z.string(),
  /** [start, end) in the text, where only a part is marked. */
  range: z.tuple([z.number(), z.number()]).optional(),
  /** Characters or elements before trimming. */
  originalLength: z.number().optional()
})
export type Remark = z.infer<typeof Remark>

export const NormalizedEvent = z.object({
  event: Event,
  problems: z.array(Problem),
  remarks: z.array(Remark)
})
export type NormalizedEvent = z.infer<typeof NormalizedEvent>
