import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

// Electron 33 (Node 20.18, Chromium 130) is the oldest runtime that the built files must run on.
const nodeTarget = 'node20.18'

export default defineConfig({
  main: {
    build: {
      target: nodeTarget,
      outDir: 'out/main',
      // CommonJS runs before Electron is ready, whatever starts it: schemes must be registered by then
      lib: {
        entry: {
          index: 'main/index.ts',
          headless: 'main/headless.ts',
          helper: 'main/core/helper.ts',
          'reader-thread': 'main/core/reader-thread.ts'
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
    plugins: [react()],
    build: {
      target: 'chrome130',
      minify: true,
      outDir: 'out/renderer',
      assetsInlineLimit: 0,
      rolldownOptions: { input: 'renderer/index.html' }
    }
  }
})
