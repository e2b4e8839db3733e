import { svelte } from '@sveltejs/vite-plugin-svelte'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The window as it is built, with canned answers in place of the service. */
export default defineConfig({
  root: at('../../src/renderer'),
  base: './',
  logLevel: 'warn',
  plugins: [
    svelte(),
    {
      name: 'canned-service',
      transformIndexHtml: {
        order: 'pre',
        handler: (html) =>
          html.replace(
            '<script type="module"',
            '<script type="module" src="../../test/renderer/canned/entry.ts"></script>\n    <script type="module"',
          ),
      },
    },
  ],
})
