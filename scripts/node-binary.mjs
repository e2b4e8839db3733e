/** The Node that runs Fairwatt: the pinned 24 that `npm ci` brought on Linux and Windows x64, else this machine's own. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

export const repository = root

/**
 * The environment of a process that runs our sources: what Node made of them is kept (checked against the text of each),
 * so that the next start neither strips types nor compiles again: two thirds of the time, and 20 MB less a thread.
 */
export const environmentOf = (environment) => ({
  NODE_COMPILE_CACHE: `${root}node_modules/.cache/fairwatt`,
  ...environment,
})

export function nodeBinary() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const pinned = `${root}node_modules/node-${platform}-${process.arch}/bin/${name}`
  if (existsSync(pinned)) return pinned
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 12)) return process.execPath
  console.error(
    `Fairwatt needs Node 22.12 or newer on this machine; this is Node ${process.versions.node}. ` +
      `Nothing was changed. Install a newer Node (nodejs.org), then run the same command again.`,
  )
  process.exit(1)
}
