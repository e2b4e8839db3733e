/** Builds the window (out/) when it is missing or older than its sources. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from './node-binary.mjs'
import { runWithNode } from './with-node.mjs'

const made = ['out/main/index.js', 'out/main/service.js', 'out/preload/index.cjs', 'out/renderer/index.html']
const sources = ['src', 'electron.vite.config.ts', 'svelte.config.js', 'package.json', 'package-lock.json']

/** Time of the newest change below a path, in milliseconds. */
function newest(path) {
  const { mtimeMs } = statSync(path)
  // a folder's own time changes when a file in it is removed, which no file's time tells
  if (!statSync(path).isDirectory()) return mtimeMs
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), mtimeMs)
}

export function isBuilt() {
  const files = made.map((file) => join(repository, file))
  if (!files.every((file) => existsSync(file))) return false
  const oldest = Math.min(...files.map((file) => statSync(file).mtimeMs))
  return sources.every((source) => newest(join(repository, source)) <= oldest)
}

/** Ends the program where the build fails: its own messages say why. Standard output stays free for the command's result. */
export function ensureBuilt() {
  if (isBuilt()) return
  console.error('Building the window …')
  const status = runWithNode('electron-vite', ['build', '--logLevel', 'warn'], { stdio: ['ignore', 2, 2] })
  if (status === 0) return
  console.error('The window could not be built; the lines above say why. Nothing was opened.')
  process.exit(1)
}
