/** Where Electron's binary is on this machine, or the sentence that says why there is none. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { nodeBinary, repository } from './node-binary.mjs'

const electron = join(repository, 'node_modules', 'electron')
const remembered = join(repository, 'node_modules', '.cache', 'fairwatt', 'electron-download.json')
const DAY_MS = 24 * 60 * 60 * 1000

/** Path of the binary, or null where it has not been fetched. */
export function installedElectron(folder = electron) {
  const name = join(folder, 'path.txt')
  if (!existsSync(name)) return null
  const binary = join(folder, 'dist', readFileSync(name, 'utf8').trim())
  return existsSync(binary) ? binary : null
}

/** Why the last try failed, for a day: a machine without a way out is not made to wait at every start. */
export function recentFailure(file = remembered, now = Date.now()) {
  if (!existsSync(file)) return null
  try {
    const { at, reason } = JSON.parse(readFileSync(file, 'utf8'))
    return typeof at === 'number' && now - at < DAY_MS && now >= at ? String(reason) : null
  } catch (error) {
    if (error instanceof SyntaxError) return null // half written: as good as none
    throw error
  }
}

export function rememberFailure(reason, file = remembered, now = Date.now()) {
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, JSON.stringify({ at: now, reason }))
}

/** Runs the download; null when it has worked, else the reason. Given up when nothing moves for `quietMs`. */
export function download({
  script = join(repository, 'scripts', 'electron-download.mjs'),
  quietMs = 60_000,
  say = (text) => process.stderr.write(text),
} = {}) {
  // the pinned Node takes the machine's proxy into account when it is asked to
  const env = { ...process.env, NODE_USE_ENV_PROXY: '1' }
  const child = spawn(nodeBinary(), [script], { stdio: ['ignore', 'pipe', 'pipe'], env })
  return new Promise((resolve) => {
    let complaint = ''
    let timer = setTimeout(stop, quietMs)
    function stop() {
      complaint = `nothing arrived for ${Math.round(quietMs / 1000)} seconds`
      child.kill()
    }
    child.stdout.on('data', (text) => {
      clearTimeout(timer)
      timer = setTimeout(stop, quietMs)
      say(`\r${String(text).trim().split('\n').at(-1)} `)
    })
    child.stderr.on('data', (text) => (complaint ||= String(text).trim().split('\n')[0]))
    child.once('error', (error) => (complaint ||= error.message))
    child.once('close', (code) => {
      clearTimeout(timer)
      resolve(code === 0 ? null : complaint || `the download ended with code ${code}`)
    })
  })
}

/** `{ binary }` or `{ reason }`: one short try to fetch it where it is missing, and not again for a day after a failure. */
export async function electronBinary() {
  if (!existsSync(join(electron, 'package.json')))
    return { reason: 'Electron is not installed here (npm ci without development packages).' }
  const installed = installedElectron()
  if (installed) return { binary: installed }
  const earlier = recentFailure()
  if (earlier) return { reason: `Electron could not be fetched earlier today (${earlier}).` }
  console.error('Fetching Electron once, about 120 MB …')
  const failed = await download()
  const binary = failed ? null : installedElectron()
  if (binary) return { binary }
  const reason = failed ?? 'the archive did not hold it'
  rememberFailure(reason)
  return { reason: `Electron could not be fetched (${reason}).` }
}
