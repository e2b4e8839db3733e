import { join } from 'node:path'
import { BrowserWindow } from 'electron'
import { PAGE_URL } from './page-scheme.ts'

/** The one window: a page without Node, in a sandbox, with a bridge of eight functions. */
export function openMainWindow(): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 860,
    minWidth: 420,
    minHeight: 480,
    show: false,
    title: 'Fairwatt',
    icon: join(import.meta.dirname, '../../resources/icon/fairwatt.png'),
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false, // its dictionaries would come from the network
      navigateOnDragDrop: false,
    },
  })
  window.once('ready-to-show', () => window.show())
  void window.loadURL(PAGE_URL)
  return window
}
