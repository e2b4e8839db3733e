/** `npm start [-- FILE]`: the desktop window where Electron can run, else the same window in the browser, with the reason. */
import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { ensureBuilt } from './built.mjs'
import { runElectron, whyNoDesktop } from './desktop.mjs'
import { electronBinary } from './electron-binary.mjs'
import { runTypeScript, userFolder } from './run-typescript.mjs'

/** The file named, as a whole path: both windows are started from another folder. Wrong names end the program. */
function fileOf(args) {
  const name = args.find((arg) => !arg.startsWith('-'))
  if (name === undefined) return null
  const path = resolve(userFolder(), name)
  if (existsSync(path) && statSync(path).isFile()) return path
  console.error(
    `There is no file ${path}. Nothing was opened. Check the name and the folder, then start again.`,
  )
  process.exit(1)
}

async function start(args) {
  const dashed = args.filter((arg) => arg.startsWith('-') && arg !== '--browser')
  // options with a value (--port 8080) go to the browser's window as they are, names and all
  const file = dashed.length ? null : fileOf(args)
  ensureBuilt()
  let why = whyNoDesktop({
    platform: process.platform,
    environment: process.env,
    isRoot: process.getuid?.() === 0,
    args,
  })
  if (why === null) {
    const { binary, reason } = await electronBinary()
    const ended = binary ? await runElectron(binary, file) : { reason }
    if ('code' in ended) return ended.code
    why = ended.reason
  }
  console.error(`${why} Fairwatt's window is in a browser instead, at the address below; Ctrl C ends it.`)
  const passed = dashed.length ? args.filter((arg) => arg !== '--browser') : file === null ? [] : [file]
  const env = { ...process.env, FAIRWATT_WHY_NOT_ELECTRON: why }
  return runTypeScript('src/main/cli/index.ts', ['serve', ...passed], { cwd: userFolder(), env })
}

process.exitCode = await start(process.argv.slice(2))
