export type DirectHit = { readonly eventId: string } | { readonly shortId: string }

/**
 * A search for nothing but an event id (32 hexadecimal digits, with or without the hyphens of a UUID) or for what looks
 * like an issue's short id, `WEB-12`. Whether there is one is for the store to say: `utf-8` looks like one too.
 */
export function directHit(text: string): DirectHit | undefined {
  const word = text.trim()
  if (/^[0-9a-f]{32}$|^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(word)) {
    return { eventId: word.replaceAll('-', '').toLowerCase() }
  }
  return /^[a-z0-9][a-z0-9_-]{0,60}-\d{1,9}$/i.test(word) ? { shortId: word.toUpperCase() } : undefined
}
