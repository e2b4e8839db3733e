import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { OutputFile } from '../core/contract/call.ts'
import { channels } from './window/channels.ts'

/** The page's only way out: eight functions and nothing of Electron itself. See Transport in core/contract/bridge.ts. */
const fairwatt = {
  door: 'electron' as const,
  send: (name: string, input: unknown, job: string | null): Promise<unknown> =>
    ipcRenderer.invoke(channels.send, name, input, job),
  cancel: (job: string): void => void ipcRenderer.invoke(channels.cancel, job),
  onProgress(listener: (progress: unknown) => void): () => void {
    const hear = (_event: unknown, progress: unknown): void => listener(progress)
    ipcRenderer.on(channels.progress, hear)
    return () => void ipcRenderer.removeListener(channels.progress, hear)
  },
  /** A file with a place on the disk is read there by the service; any other crosses as bytes. */
  async offer(file: File): Promise<string> {
    const path = webUtils.getPathForFile(file)
    if (path) return (await ipcRenderer.invoke(channels.offerPath, path)) as string
    return (await ipcRenderer.invoke(
      channels.offerBytes,
      file.name,
      new Uint8Array(await file.arrayBuffer()),
    )) as string
  },
  choose: (kind: string): Promise<unknown> => ipcRenderer.invoke(channels.choose, kind),
  place: (fileName: string): Promise<unknown> => ipcRenderer.invoke(channels.place, fileName),
  save: (file: OutputFile): Promise<unknown> => ipcRenderer.invoke(channels.save, file),
}

contextBridge.exposeInMainWorld('fairwatt', fairwatt)
