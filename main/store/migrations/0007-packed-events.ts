/**
 * Events that come from now on have what the transport knew of them in front of their payload (packed-event.ts). Those that
 * are there stay as they are: nothing is to be done, but an older Culprit must not open the store.
 */
export const packedEvents = ''
