import { join } from 'node:path'
import { app, dialog, type BrowserWindow, type FileFilter } from 'electron'
import type { OutputFile } from '../../core/contract/call.ts'
import type { Problem } from '../../core/problems/problem.ts'
import { writeWhole } from '../host/write-whole.ts'
import type { ServiceClient } from './service-client.ts'

/** Dialogs hand out grants: the page learns a file's name, never its path. */

const cooperativeFiles: FileFilter = { name: 'Cooperatives', extensions: ['fairwatt'] }
const tables: FileFilter = { name: 'Tables', extensions: ['csv', 'xlsx', 'ods', 'txt'] }
const meterExports: FileFilter = {
  name: 'Meter exports',
  extensions: ['csv', 'xlsx', 'ods', 'txt', 'tsv', 'zip', 'gz', 'xml', 'nem12', 'json'],
}
const studyFiles: FileFilter = { name: 'Studies', extensions: ['json'] }
const everything: FileFilter = { name: 'All files', extensions: ['*'] }

export type FileKind = 'readings' | 'cooperative' | 'table' | 'study'

const filtersOf: Readonly<Record<FileKind, FileFilter[]>> = {
  readings: [meterExports, everything],
  cooperative: [cooperativeFiles, everything],
  table: [tables, everything],
  study: [studyFiles, everything],
}

/** Paths the user chose; none where the dialog was cancelled. */
export async function choosePaths(window: BrowserWindow, kind: FileKind): Promise<string[]> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    properties: kind === 'readings' ? ['openFile', 'multiSelections'] : ['openFile'],
    filters: filtersOf[kind],
  })
  return filePaths
}

/** Where a new cooperative is to stand; null where the dialog was cancelled. */
export async function choosePlace(window: BrowserWindow, fileName: string): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: join(app.getPath('documents'), fileName),
    filters: [cooperativeFiles],
  })
  return canceled || !filePath ? null : filePath
}

/** Writes what the service made where the user says; false where the user changed their mind. */
export async function saveOutput(
  window: BrowserWindow,
  service: ServiceClient,
  file: OutputFile,
): Promise<boolean> {
  const made = await service.output(file.id)
  if (!made) throw new Error(`the service has no output ${file.fileName} any more`)
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: join(app.getPath('documents'), made.fileName),
  })
  if (canceled || !filePath) return false
  await writeWhole(filePath, made.bytes)
  return true
}

export async function showProblem(window: BrowserWindow | null, problem: Problem): Promise<void> {
  const box = { type: 'warning' as const, message: problem.what, detail: `${problem.means}\n${problem.act}` }
  await (window ? dialog.showMessageBox(window, box) : dialog.showMessageBox(box))
}
