/**
 * Runs a package's command or a TypeScript file with the right Node: `with-node.mjs vitest run`, `with-node.mjs file.ts`.
 * npm links no commands of its own for the pinned Node (install scripts stay off), so everything starts through here.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { environmentOf, nodeBinary, repository } from './node-binary.mjs'

/** Path of the script behind a command name, from the `bin` entry of the package that brings it. */
export function scriptOf(command) {
  if (/\.(ts|mjs|js)$/.test(command)) return command
  for (const name of [command, command === 'tsc' ? 'typescript' : command]) {
    const file = `${repository}node_modules/${name}/package.json`
    if (!existsSync(file)) continue
    const { bin } = JSON.parse(readFileSync(file, 'utf8'))
    const path = typeof bin === 'string' ? bin : (bin?.[command] ?? Object.values(bin ?? {})[0])
    if (path) return `${repository}node_modules/${name}/${path}`
  }
  throw new Error(`no installed package brings the command ${command}; run npm ci`)
}

/** Runs it and gives the exit status; output goes where ours goes. */
export function runWithNode(command, args, options = {}) {
  const done = spawnSync(nodeBinary(), [scriptOf(command), ...args], {
    stdio: 'inherit',
    cwd: repository,
    env: command.endsWith('.ts') ? environmentOf(process.env) : process.env,
    ...options,
  })
  if (done.error) throw done.error
  return done.status ?? 1
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [command, ...args] = process.argv.slice(2)
  process.exit(runWithNode(command, args))
}
