/**
 * Finds a Chromium for the tests that need one, or gets it: first what is named in CHROMIUM, then what the machine
 * has, then Playwright's own download, then the system's package. Says what it does; fails with a sentence.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { scriptOf } from './with-node.mjs'
import { nodeBinary } from './node-binary.mjs'

const installed = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
  ],
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
}

async function playwrightsOwn() {
  const { chromium } = await import('playwright')
  const path = chromium.executablePath()
  return path && existsSync(path) ? path : null
}

function run(command, args, timeout) {
  console.log(`getting a browser: ${command} ${args.join(' ')}`)
  return spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], timeout }).status === 0
}

/** Path of a Chromium. Throws an Error with a sentence where none is to be had. */
export async function findBrowser() {
  const named = process.env.CHROMIUM
  if (named) {
    if (existsSync(named)) return named
    throw new Error(`CHROMIUM names ${named}, and there is no such file.`)
  }
  const found =
    (installed[process.platform] ?? []).find((path) => existsSync(path)) ?? (await playwrightsOwn())
  if (found) return found
  if (process.platform === 'linux' && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    const ready =
      run('apt-get', ['update', '-qq'], 300_000) &&
      run('apt-get', ['install', '-y', '-qq', 'chromium'], 900_000)
    if (ready && existsSync('/usr/bin/chromium')) return '/usr/bin/chromium'
  }
  run(nodeBinary(), [scriptOf('playwright'), 'install', 'chromium'], 600_000)
  const own = await playwrightsOwn()
  if (own) return own
  throw new Error(
    'The tests need a Chromium and none could be found or installed. Install Chromium or Chrome, or name it in CHROMIUM, then run npm test again.',
  )
}
