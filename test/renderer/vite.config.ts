import { svelte } from '@sveltejs/vite-plugin-svelte'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The window as it is built, with a double of the service put before it. For looking at pages, nothing else. */
export default defineConfig({
  root: at('../../src/renderer'),
  base: './',
  logLevel: 'warn',
  plugins: [
    svelte(),
    {
      name: 'service-double',
      transformIndexHtml: {
        order: 'pre',
        handler: (html) =>
          html.replace(
            '<script type="module"',
            '<script type="module" src="../../test/renderer/double/entry.ts"></script>\n    <script type="module"',
          ),
      },
    },
  ],
})
