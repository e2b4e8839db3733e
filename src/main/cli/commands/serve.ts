import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { randomBytes } from 'node:crypto'
import { ProblemError } from '../../../core/problems/problem.ts'
import { dataFolder } from '../../host/data-folder.ts'
import { startHost, type Host } from '../../host/host.ts'
import { hasDisplay, openBrowser } from '../../host/open-browser.ts'
import type { Service } from '../../service/door.ts'
import type { Command } from '../command.ts'
import { makeFolder, needFile, reasonOf } from '../files.ts'
import { cliProblem } from '../problems.ts'
import type { Terminal } from '../terminal.ts'
import { wholeOption } from '../values.ts'
import { version } from '../version.ts'

const page = fileURLToPath(new URL('../../../../out/renderer', import.meta.url))

/** Inside the data folder: which cooperatives were opened when, and their names. */
const SETTINGS_FOLDER = '.fairwatt'

/** The start script tells here why it did not open the desktop window. */
const WHY_VARIABLE = 'FAIRWATT_WHY_NOT_ELECTRON'

async function listen(service: Service, port: number): Promise<Host> {
  try {
    return await startHost({ service, root: page, port })
  } catch (error) {
    throw new ProblemError(cliProblem('port-taken', { port, reason: reasonOf(error) }))
  }
}

async function openFile(service: Service, path: string): Promise<void> {
  const reply = await service.handle(
    'file.open',
    { id: null, grant: service.offerPath(path) },
    null,
    () => {},
  )
  if (!reply.ok) throw new ProblemError(reply.problem)
}

/** Resolves when the user ends the program from the terminal or the system asks it to. */
function untilAskedToStop(): Promise<void> {
  return new Promise((stop) => {
    process.once('SIGINT', () => stop())
    process.once('SIGTERM', () => stop())
    process.once('SIGHUP', () => stop())
  })
}

async function show(host: Host, wanted: boolean, terminal: Terminal): Promise<void> {
  if (terminal.json) terminal.print(JSON.stringify({ url: host.url, origin: host.origin }))
  else terminal.print(host.url)
  if (!wanted) return
  if (!hasDisplay()) terminal.warn('There is no screen here, so no browser was opened: the address is above.')
  else if (!(await openBrowser(host.url)))
    terminal.warn('No browser could be started: open the address above yourself.')
}

const serve: Command = {
  words: ['serve'],
  operands: [{ name: 'FILE', optional: true }],
  summary: 'The window in a browser on this machine.',
  options: {
    dir: { value: 'DIR', help: 'Folder where cooperatives live; Fairwatt in your documents where left out.' },
    port: { value: 'N', help: 'Port on 127.0.0.1; any free one where left out.' },
    'no-open': { help: 'Only print the address.' },
  },
  notes: [
    'The address holds a one-time key: whoever has it can use this cooperative until the program ends (Ctrl C).',
  ],
  async run(invocation, terminal) {
    const port = wholeOption(invocation, 'port', 0, 65_535) ?? 0
    if (!existsSync(join(page, 'index.html'))) throw new ProblemError(cliProblem('not-built'))
    const [operand] = invocation.operands
    const file = operand === undefined ? null : resolve(operand)
    if (file !== null) await needFile(file)
    const folder = resolve(invocation.text('dir') ?? dataFolder())
    await makeFolder(folder)
    const { createService } = await import('../../service/service.ts')
    const service = createService({
      door: 'browser',
      version: version(),
      dataFolder: folder,
      settingsFolder: join(folder, SETTINGS_FOLDER),
      whyNotElectron: process.env[WHY_VARIABLE] ?? null,
      now: () => Math.floor(Date.now() / 1000),
      newName: () => randomBytes(18).toString('base64url'),
    })
    // listening for the end starts before anything is open, so that an early Ctrl C closes the file as well
    const stop = untilAskedToStop()
    try {
      if (file !== null) await openFile(service, file)
      const host = await listen(service, port)
      await show(host, !invocation.flag('no-open'), terminal)
      await stop
      await host.close()
    } finally {
      await service.close()
    }
    return null
  },
}

export const serveCommands: readonly Command[] = [serve]
