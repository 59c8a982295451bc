import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { onTestFinished } from 'vitest'

const pages = fileURLToPath(new URL('../fixtures/pages/', import.meta.url))

/**
 * Bundles a script of tests/fixtures/pages and serves it in a page with a button and an empty `main`, on an origin of
 * its own. Returns the page's address; the server is stopped when the test ends.
 */
export async function servePage(script: string): Promise<string> {
  const code = await bundle(script)
  const html = `<!doctype html><title>Shop</title><button>Buy</button><main></main><script type="module" src="/shop.js"></script>`
  const server = createServer((request, response) => {
    const isScript = request.url === '/shop.js'
    response.writeHead(200, { 'Content-Type': isScript ? 'text/javascript' : 'text/html; charset=utf-8' })
    response.end(isScript ? code : html)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  )
  return `http://localhost:${(server.address() as AddressInfo).port}/`
}

async function bundle(script: string): Promise<string> {
  const built = await build({
    root: pages,
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    // Vite goes by NODE_ENV, which is the test runner's
    define: { 'process.env.NODE_ENV': '"production"' },
    oxc: { jsx: { development: false } },
    build: {
      write: false,
      // names in stack traces are what the tests look for
      minify: false,
      rolldownOptions: { input: pages + script, output: { codeSplitting: false } }
    }
  })
  const [bundled] = Array.isArray(built) ? built : [built]
  const chunk =
    bundled && 'output' in bundled ? bundled.output.find((file) => file.type === 'chunk') : undefined
  if (!chunk) throw new Error(`${script} could not be bundled`)
  return chunk.code
}
