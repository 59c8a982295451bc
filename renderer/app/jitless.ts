// The page's content security policy forbids code made from text, which is how zod would speed itself up. It has to know
// before it is loaded, which is later than the first page: it reads what it is told from here.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
