import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { CooperativeFiles } from './cooperative-files.ts'

type Act = (work: Promise<void>) => void

/** The system's own menu: the usual roles, and under File what concerns the whole cooperative. */
export function setMenu(files: CooperativeFiles, start: Act): void {
  const file: MenuItemConstructorOptions[] = [
    { label: 'Open…', accelerator: 'CmdOrCtrl+O', click: () => start(files.choose()) },
    { label: 'Save a copy…', accelerator: 'CmdOrCtrl+Shift+S', click: () => start(files.saveCopy()) },
    { type: 'separator' },
    { label: 'Close cooperative', click: () => start(files.closeCooperative()) },
    { role: process.platform === 'darwin' ? 'close' : 'quit' },
  ]
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' as const }] : []),
    { label: 'File', submenu: file },
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        { role: 'toggleDevTools' },
      ],
    },
    { role: 'windowMenu' },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
