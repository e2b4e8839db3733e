import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'electron-vite'
import { fileURLToPath } from 'node:url'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  main: {
    build: {
      externalizeDeps: true, // what `dependencies` names stays in node_modules (better-sqlite3, pdfmake …)
      sourcemap: true,
      rolldownOptions: {
        input: {
          index: at('./src/main/index.ts'),
          service: at('./src/main/service/process.ts'),
          documents: at('./src/main/documents/documents.worker.ts'),
          solver: at('./src/main/solver/solver.worker.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false, // a sandboxed preload can only require('electron')
      rolldownOptions: {
        input: { index: at('./src/main/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' }, // sandbox: true needs CommonJS
      },
    },
  },
  renderer: {
    root: at('./src/renderer'),
    plugins: [svelte()],
    build: { rolldownOptions: { input: at('./src/renderer/index.html') } },
  },
})
