import { config } from 'zod/mini'

// As for the page itself, which may be loaded after this: no code is made from text.
config({ jitless: true })

// In a browser there is no shell to work with.
if (window.bridge !== undefined) void import('./start.tsx')
