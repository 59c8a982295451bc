import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { licences } from './main/shell/packaging/licences.ts'
import { nameEarly } from './main/shell/packaging/name-early.ts'

// Electron 33 (Node 20.18, Chromium 130) is the oldest runtime that the built files must run on.
const nodeTarget = 'node20.18'

export default defineConfig({
  main: {
    // of the commit that a package is made from; empty for what is built to be started here
    define: { COMMIT: JSON.stringify(process.env.CULPRIT_COMMIT ?? '') },
    build: {
      target: nodeTarget,
      outDir: 'out/main',
      // loaded whole, with the words of all its languages, it would take 12 MB of memory in every thread
      externalizeDeps: { exclude: ['zod'] },
      // no names of modules: the worker's holds the folder that it is built in, and every build would be another
      rolldownOptions: {
        experimental: { attachDebugInfo: 'none' },
        // V8 keeps the text of each file as long as it runs, in every thread, and in twice the memory where one character lies
        // outside of Latin-1; lines stay as they are, for stack traces
        output: {
          comments: false,
          minify: { compress: false, mangle: false, codegen: { removeWhitespace: false, asciiOnly: true } }
        }
      },
      // CommonJS runs before Electron is ready, whatever starts it: schemes must be registered by then
      lib: {
        entry: {
          index: 'main/index.ts',
          headless: 'main/headless.ts',
          helper: 'main/core/helper.ts',
          'reader-thread': 'main/core/reader-thread.ts',
          'checkpoint-thread': 'main/core/checkpoint-thread.ts'
        },
        formats: ['cjs']
      }
    }
  },
  preload: {
    build: {
      target: nodeTarget,
      outDir: 'out/preload',
      // a sandboxed preload can load nothing else: one CommonJS file
      externalizeDeps: false,
      lib: { entry: { index: 'preload/index.ts' }, formats: ['cjs'] }
    }
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), licences(import.meta.dirname), nameEarly('app')],
    build: {
      target: 'chrome130',
      minify: true,
      outDir: 'out/renderer',
      assetsInlineLimit: 0,
      // what draws the first page is in one file, on purpose; kB
      chunkSizeWarningLimit: 600,
      rolldownOptions: {
        input: 'renderer/index.html',
        output: {
          // Most of React runs before the first page is there: told so, the engine compiles it beside the page's own
          // thread while it loads, and not function by function as each is called.
          postBanner: ({ name }) => (name === 'react' ? '//# allFunctionsCalledOnLoad' : ''),
          // What asks for the first page is small and runs while the rest is compiled: React, and what draws the page. The
          // page names all three: no file waits for another to ask for it.
          codeSplitting: {
            groups: [
              {
                name: 'ask',
                test: /renderer[\\/]app[\\/](?:jitless|first-questions)\.ts$|preload-helper/,
                priority: 2
              },
              { name: 'react', test: /node_modules[\\/](?:react|react-dom|scheduler)[\\/]/, priority: 1 },
              { name: 'app', test: /renderer[\\/]app[\\/]start\.tsx$/ }
            ]
          }
        }
      }
    }
  }
})
