/**
 * A double of the part of `electron` that the shell uses. Whatever crosses between page, main process and service is
 * cloned as Electron does it; the utility process is a real process with the built service in it. What a user would do
 * in a dialog, and where a call comes from, is set in `control`.
 */
import { fork } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { fileURLToPath } from 'node:url'

type Handler = (event: unknown, ...args: unknown[]) => unknown
type Listener = (...args: unknown[]) => void

export const control = {
  /** Folder for everything the app would keep in the user's folders. */
  folder: '',
  /** The frame a call seems to come from; undefined = the window's own main frame. */
  frame: undefined as unknown,
  sender: undefined as unknown,
  /** Paths the next open dialogs give, and places the next save dialogs give; an empty list is a cancelled dialog. */
  chosen: [] as string[][],
  saved: [] as (string | undefined)[],
  /** Ends every utility process before it can answer. */
  utilityFails: false,
}

/** What the shell did that a test may want to see. */
export const seen = {
  openedOutside: [] as string[],
  messages: [] as { message: string; detail: string }[],
  schemes: [] as { scheme: string; privileges: Record<string, boolean> }[],
  utilityProcesses: [] as { pid: number | undefined; kill(): boolean }[],
  menu: [] as MenuItem[],
  quits: 0,
  sandboxed: false,
}

const copy = <T>(value: T): T => structuredClone(value)

class Frame {
  readonly url: string
  constructor(url: string) {
    this.url = url
  }
}

export class WebContents extends EventEmitter {
  mainFrame = new Frame('about:blank')
  readonly toPage = new EventEmitter()
  reloads = 0
  openHandler: ((details: { url: string }) => { action: string }) | undefined
  send(channel: string, ...args: unknown[]): void {
    this.toPage.emit(channel, { sender: this }, ...args.map(copy))
  }
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler
  }
  reload(): void {
    this.reloads++
  }
}

export class BrowserWindow extends EventEmitter {
  static readonly all: BrowserWindow[] = []
  readonly webContents = new WebContents()
  readonly options: { readonly webPreferences: Record<string, unknown> }
  loaded = ''
  shown = false
  constructor(options: BrowserWindow['options']) {
    super()
    this.options = options
    BrowserWindow.all.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }
  loadURL(url: string): Promise<void> {
    this.loaded = url
    this.webContents.mainFrame = new Frame(url)
    queueMicrotask(() => this.emit('ready-to-show'))
    return Promise.resolve()
  }
  show(): void {
    this.shown = true
  }
}

class App extends EventEmitter {
  enableSandbox(): void {
    seen.sandboxed = true
  }
  requestSingleInstanceLock(): boolean {
    return true
  }
  /** As Electron: ready only after the main module has been evaluated, so a module that awaits it never ends. */
  readonly ready = Promise.withResolvers<void>()
  whenReady(): Promise<void> {
    return this.ready.promise
  }
  getVersion(): string {
    return '0.0.0-double'
  }
  getPath(name: string): string {
    return `${control.folder}/${name}`
  }
  /** As Electron: everyone may hold it up in will-quit; the second time it ends. */
  quit(): void {
    let held = false
    this.emit('will-quit', { preventDefault: () => (held = true) })
    if (held) return
    seen.quits++
    this.emit('quit')
  }
}
export const app = new App()

const handlers = new Map<string, Handler>()
export const ipcMain = {
  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    handlers.set(channel, handler)
  },
}

export const ipcRenderer = {
  async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
    const handler = handlers.get(channel)
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    const sender = control.sender ?? BrowserWindow.all[0]?.webContents
    const senderFrame = control.frame ?? (sender as WebContents).mainFrame
    return copy(await handler({ sender, senderFrame }, ...args.map(copy)))
  },
  on(channel: string, listener: Listener): void {
    BrowserWindow.all[0]?.webContents.toPage.on(channel, listener)
  },
  removeListener(channel: string, listener: Listener): void {
    BrowserWindow.all[0]?.webContents.toPage.removeListener(channel, listener)
  },
}

export const exposed: Record<string, unknown> = {}
export const contextBridge = {
  exposeInMainWorld(key: string, api: unknown): void {
    if (key in exposed)
      throw new Error('Cannot bind an API on top of an existing property on the window object')
    exposed[key] = api
  },
}

/** Files of the disk carry their path in the double; others have none, as in Electron. */
export const pathOfFile = new WeakMap<object, string>()
export const webUtils = {
  getPathForFile: (file: object): string => pathOfFile.get(file) ?? '',
}

type Respond = (request: Request) => Promise<Response>
export const schemes = new Map<string, Respond>()
export const protocol = {
  registerSchemesAsPrivileged: (list: typeof seen.schemes): void => void seen.schemes.push(...list),
  handle: (scheme: string, respond: Respond): void => void schemes.set(scheme, respond),
}

type Asked = (details: { url: string }, answer: (verdict: { cancel: boolean }) => void) => void
export const permissions = {
  request: undefined as
    ((contents: unknown, permission: string, answer: (yes: boolean) => void) => void) | undefined,
  check: undefined as (() => boolean) | undefined,
  device: undefined as (() => boolean) | undefined,
  load: undefined as Asked | undefined,
}
export const session = {
  defaultSession: {
    setPermissionRequestHandler: (handler: NonNullable<typeof permissions.request>): void =>
      void (permissions.request = handler),
    setPermissionCheckHandler: (handler: () => boolean): void => void (permissions.check = handler),
    setDevicePermissionHandler: (handler: () => boolean): void => void (permissions.device = handler),
    webRequest: { onBeforeRequest: (handler: Asked): void => void (permissions.load = handler) },
  },
}

export const shell = {
  openExternal: (url: string): Promise<void> => Promise.resolve(void seen.openedOutside.push(url)),
}

export interface MenuItem {
  readonly label?: string
  readonly role?: string
  readonly submenu?: MenuItem[]
  readonly click?: () => void
}
export const Menu = {
  buildFromTemplate: (template: MenuItem[]): MenuItem[] => template,
  setApplicationMenu: (menu: MenuItem[]): void => void (seen.menu = menu),
}

export const dialog = {
  showOpenDialog: (): Promise<{ canceled: boolean; filePaths: string[] }> => {
    const filePaths = control.chosen.shift() ?? []
    return Promise.resolve({ canceled: filePaths.length === 0, filePaths })
  },
  showSaveDialog: (): Promise<{ canceled: boolean; filePath: string }> => {
    const filePath = control.saved.shift()
    return Promise.resolve({ canceled: filePath === undefined, filePath: filePath ?? '' })
  },
  showMessageBox: (...args: unknown[]): Promise<{ response: number }> => {
    seen.messages.push(args.at(-1) as { message: string; detail: string })
    return Promise.resolve({ response: 0 })
  },
}

const parentPort = fileURLToPath(new URL('./parent-port.ts', import.meta.url))
export const utilityProcess = {
  fork(script: string) {
    const child = fork(control.utilityFails ? `${script}.missing` : script, [], {
      execArgv: ['--import', parentPort],
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', control.utilityFails ? 'ignore' : 'inherit', 'ipc'],
    })
    const utility = Object.assign(new EventEmitter(), {
      pid: child.pid,
      postMessage: (message: object) => void child.send(message),
      kill: () => child.kill(),
    })
    child.on('message', (message) => utility.emit('message', message))
    child.on('exit', (code) => utility.emit('exit', code))
    seen.utilityProcesses.push(utility)
    return utility
  },
}
