import { lookUp } from '../../ui/look-up.ts'

/** Reasons of client reports, as Sentry's SDKs name them. */
const words: Readonly<Record<string, string>> = {
  sample_rate: 'Not chosen by the sample rate',
  before_send: 'beforeSend, or a hook like it, gave nothing back',
  event_processor: 'An event processor gave nothing back',
  ignored: 'A setting such as ignoreErrors left it out',
  ratelimit_backoff: 'A rate limit told the SDK to wait',
  network_error: 'It could not be sent: no connection',
  send_error: 'The server answered with an error',
  queue_overflow: 'Too much waited to be sent at once',
  cache_overflow: 'The cache for what cannot be sent yet was full',
  buffer_overflow: 'A buffer of the SDK was full',
  backpressure: 'The program was under load, so the SDK sampled less',
  insufficient_data: 'There was too little in it to be of use',
  internal_sdk_error: 'The SDK failed',
  invalid: 'The SDK found it invalid',
  no_parent_span: 'A span had no parent to belong to'
}

/** Why an SDK dropped something, as a sentence; undefined for a reason that is not known here. */
export function discardWords(reason: string): string | undefined {
  return lookUp(words, reason)
}
