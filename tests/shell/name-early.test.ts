import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nameEarly } from '../../main/shell/packaging/name-early.ts'

let root: string

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'culprit-name-early-'))
  const files = {
    'index.html': '<html><head><script type="module" src="./main.js"></script></head></html>',
    'main.js': "void import('./page.js')",
    'page.js': "import './page.css'\nimport { part } from './part.js'\ndocument.title = part",
    'part.js': "export const part = 'part'",
    'page.css': 'body { color: red }'
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text)
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

function builtPage(name: string) {
  const groups = [{ name: 'part', test: /part\.js$/ }]
  return build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [nameEarly(name)],
    build: { rolldownOptions: { output: { codeSplitting: { groups } } } }
  }).then(() => readFileSync(join(root, 'dist/index.html'), 'utf8'))
}

test('the page names what its script imports later, each file once', async () => {
  const page = await builtPage('page')
  for (const file of [
    /modulepreload"[^>]*\/page-\S+\.js/g,
    /modulepreload"[^>]*\/part-\S+\.js/g,
    /stylesheet"[^>]*\/page-\S+\.css/g
  ]) {
    expect(page.match(file)).toHaveLength(1)
  }
})

test('a chunk that is not there fails the build', async () => {
  await expect(builtPage('nothing')).rejects.toThrow('There is no chunk nothing')
})
