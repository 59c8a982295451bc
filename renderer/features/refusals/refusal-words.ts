/** What an HTTP status of a refusal means for whoever sent it. */
const words: Readonly<Record<number, string>> = {
  200: 'It was in an envelope with other things, which were taken. As it came, it is among the envelopes.',
  400: 'The body is not what it claims to be. Its first bytes often show why.',
  401: 'The key is no key. Copy the DSN again.',
  403: 'The key is no key. Copy the DSN again.',
  404: 'Nothing listens at this path. A DSN ends in the number of its project.',
  405: 'This path takes requests of another method.',
  408: 'The body did not arrive in time.',
  413: 'It is larger than what is taken.',
  415: 'Nothing of this content type, or this encoding, is taken here.',
  429: 'Too much was waiting to be written. SDKs send it again.',
  500: 'Culprit failed. It is not the fault of the sender.',
  503: 'It could not be kept. SDKs send it again.'
}

/** What a refusal means, as a sentence; undefined for a status that says enough. */
export function refusalWords(status: number): string | undefined {
  return words[status]
}
