/** Starts a TypeScript file of the repository on the right Node, as a process that can be talked to and ended like any other. */
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { environmentOf, nodeBinary, repository } from './node-binary.mjs'

/** Node strips types by itself from 22.18 on; before that it has to be asked. Node's notes on its own features are no warnings of ours. */
function nodeFlags(binary) {
  const [major, minor] = process.versions.node.split('.').map(Number)
  const older =
    binary === process.execPath && (major < 22 || (major === 22 && minor < 18) || (major === 23 && minor < 6))
  return ['--disable-warning=ExperimentalWarning', ...(older ? ['--experimental-strip-types'] : [])]
}

/**
 * Runs it with this process's input and output and gives the exit code. Ending us ends it: signals sent to this process
 * alone are passed on, and those of the terminal reach both, so that the child closes its file and we wait for it.
 */
export function runTypeScript(file, args, { cwd, env }) {
  const binary = nodeBinary()
  const child = spawn(binary, [...nodeFlags(binary), `${repository}${file}`, ...args], {
    stdio: 'inherit',
    cwd,
    env: environmentOf(env),
  })
  // at a terminal Ctrl C reaches both of us; sent to this process alone it has to be passed on
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) child.kill('SIGINT')
  })
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  return new Promise((ended, failed) => {
    child.once('error', failed)
    child.once('exit', (code, signal) => ended(code ?? (signal === 'SIGINT' ? 130 : 1)))
  })
}

/** The folder the user stands in: `npm run` and `npm start` go to the repository and leave the user's own in INIT_CWD. */
export function userFolder(environment = process.env, folder = process.cwd()) {
  const { npm_lifecycle_event: event, INIT_CWD: initial } = environment
  const throughNpm = (event === 'fairwatt' || event === 'start') && resolve(folder) === resolve(repository)
  return throughNpm && initial ? initial : folder
}
