import { basename } from 'node:path'
import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron'
import * as v from 'valibot'
import { OutputFileSchema } from '../../core/contract/call.ts'
import { channels } from './channels.ts'
import { choosePaths, choosePlace, saveOutput } from './dialogs.ts'
import { isOwnAddress } from './page-scheme.ts'
import { windowProblem } from './problems.ts'
import type { ServiceClient } from './service-client.ts'

const FileNameSchema = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(255),
  v.transform((name) => basename(name.replaceAll('\\', '/'))),
)
const JobSchema = v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(100)))

/** Answers the page. Only the main frame of our own window, at our own address, is heard; what it sends is checked first. */
export function answerPage(window: () => BrowserWindow | null, service: ServiceClient): void {
  function windowOf(event: IpcMainInvokeEvent): BrowserWindow | null {
    const ours = window()
    const frame = event.senderFrame
    if (!ours || event.sender !== ours.webContents || frame !== ours.webContents.mainFrame) return null
    return frame && isOwnAddress(frame.url) ? ours : null
  }

  function answer<T>(
    channel: string,
    schema: v.GenericSchema<unknown, T>,
    act: (ours: BrowserWindow, input: T) => unknown,
  ) {
    ipcMain.handle(channel, (event, ...input: unknown[]) => {
      const ours = windowOf(event)
      if (!ours) throw new Error(windowProblem('foreign-frame').what)
      return act(ours, v.parse(schema, input))
    })
  }

  ipcMain.handle(channels.send, async (event, name: unknown, input: unknown, job: unknown) => {
    const id = v.safeParse(JobSchema, job)
    if (!windowOf(event) || !id.success) return { ok: false, problem: windowProblem('foreign-frame') }
    return service.handle(name, input, id.output)
  })
  answer(channels.cancel, v.tuple([v.string()]), (_ours, [job]) => service.cancel(job))
  answer(channels.offerPath, v.tuple([v.pipe(v.string(), v.minLength(1))]), (_ours, [path]) =>
    service.offerPath(path),
  )
  answer(channels.offerBytes, v.tuple([FileNameSchema, v.instance(Uint8Array)]), (_ours, [name, bytes]) =>
    service.offer(name, bytes),
  )
  answer(
    channels.choose,
    v.tuple([v.picklist(['readings', 'cooperative', 'table', 'study'])]),
    async (ours, [kind]) => {
      const paths = await choosePaths(ours, kind)
      return Promise.all(
        paths.map(async (path) => ({ grant: await service.offerPath(path), fileName: basename(path) })),
      )
    },
  )
  answer(channels.place, v.tuple([FileNameSchema]), async (ours, [fileName]) => {
    const path = await choosePlace(ours, fileName)
    return path === null ? null : service.offerPlace(path)
  })
  answer(channels.save, v.tuple([OutputFileSchema]), (ours, [file]) => saveOutput(ours, service, file))
}
