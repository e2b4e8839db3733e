import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { BrowserWindow } from 'electron'
import * as v from 'valibot'
import { OutputFileSchema } from '../../core/contract/call.ts'
import { choosePaths, saveOutput, showProblem } from './dialogs.ts'
import type { ServiceClient } from './service-client.ts'

/** The file named on a command line (a double click gives one), or null. Switches and folders are not files. */
export function fileIn(args: readonly string[], folder: string): string | null {
  const paths = args.filter((arg) => !arg.startsWith('-')).map((arg) => resolve(folder, arg))
  return paths.findLast((path) => statSync(path, { throwIfNoEntry: false })?.isFile()) ?? null
}

/** What the menu and a double click do with cooperatives; the page learns of it by being loaded anew. */
export interface CooperativeFiles {
  open(path: string): Promise<void>
  choose(): Promise<void>
  saveCopy(): Promise<void>
  closeCooperative(): Promise<void>
}

export function cooperativeFiles(
  window: () => BrowserWindow | null,
  service: ServiceClient,
): CooperativeFiles {
  async function open(path: string): Promise<void> {
    const reply = await service.handle('file.open', { id: null, grant: await service.offerPath(path) }, null)
    if (!reply.ok) return showProblem(window(), reply.problem)
    window()?.webContents.reload()
  }
  return {
    open,
    async choose() {
      const ours = window()
      const [path] = ours ? await choosePaths(ours, 'cooperative') : []
      if (path !== undefined) await open(path)
    },
    async saveCopy() {
      const ours = window()
      const reply = await service.handle('file.copy', {}, null)
      if (!reply.ok) return showProblem(ours, reply.problem)
      if (ours) await saveOutput(ours, service, v.parse(OutputFileSchema, reply.value))
    },
    async closeCooperative() {
      const reply = await service.handle('file.close', {}, null)
      if (!reply.ok) return showProblem(window(), reply.problem)
      window()?.webContents.reload()
    },
  }
}
