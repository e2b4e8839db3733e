/** Electron's start-up, in order; what happens stands in window/. */
import { app, type BrowserWindow } from 'electron'
import { problemOfThrown } from '../core/problems/bugs.ts'
import { answerPage } from './window/bridge-handlers.ts'
import { channels } from './window/channels.ts'
import { cooperativeFiles, fileIn } from './window/cooperative-files.ts'
import { showProblem } from './window/dialogs.ts'
import { lockDown } from './window/lockdown.ts'
import { openMainWindow } from './window/main-window.ts'
import { setMenu } from './window/menu.ts'
import { registerPageScheme, servePage } from './window/page-scheme.ts'
import { windowService } from './window/service-process.ts'

let window: BrowserWindow | null = null
const current = (): BrowserWindow | null => window
const say = (error: unknown): Promise<void> => showProblem(window, problemOfThrown(String(error)))

async function start(): Promise<void> {
  const service = windowService((progress) => window?.webContents.send(channels.progress, progress))
  const files = cooperativeFiles(current, service)
  const open = async (path: string | null): Promise<void> => {
    await app.whenReady() // macOS names a file before
    if (path !== null) await files.open(path).catch(say)
  }
  app.on('open-file', (_event, path) => void open(path))
  app.on('second-instance', (_event, args, folder) => {
    window?.show()
    void open(fileIn(args.slice(1), folder))
  })
  app.on('window-all-closed', () => app.quit())
  app.once('will-quit', (event) => {
    event.preventDefault() // until the file is closed and is one file again
    void service.close().finally(() => app.quit())
  })

  await app.whenReady()
  lockDown()
  servePage()
  answerPage(current, service)
  setMenu(files, (work) => void work.catch(say))
  await open(fileIn(process.argv.slice(1), process.cwd()))
  window = openMainWindow()
  window.on('closed', () => (window = null))
}

app.enableSandbox()
registerPageScheme()
// one window, one holder of the file: a second start hands its file to the first and ends.
// Not awaited: Electron is ready only after this module has been evaluated.
if (app.requestSingleInstanceLock()) void start().catch(say)
else app.quit()
