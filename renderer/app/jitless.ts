import { config } from 'zod/mini'

// What the first page needs of zod is its small form: what is parsed before the first question costs time.
// The page's content security policy forbids code made from text, which is how zod would speed itself up. It has to
// know before the first schema is made, so this comes before everything else.
config({ jitless: true })
