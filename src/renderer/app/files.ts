import type { OfferedFile } from '../../core/contract/bridge.ts'
import { ProblemError, type Result } from '../../core/problems/problem.ts'
import { session } from './session.svelte.ts'

/** A file the user handed over: the service knows it by its grant, the page by its name. */
export interface HandedFile {
  readonly grant: string
  readonly fileName: string
}
export type FileKind = 'readings' | 'cooperative' | 'table' | 'study'

/** What the page's own file input accepts; the service looks at the bytes, never at the name. */
export const acceptedBy: Record<FileKind, string> = {
  readings: '.csv,.txt,.xlsx,.xls,.ods,.xml,.edi,.zip,.json,.tsv',
  cooperative: '.fairwatt',
  study: '.json',
  table: '.csv,.xlsx,.ods,.tsv,.txt',
}

/** Hands dropped or chosen files to the service. */
export async function offerFiles(files: Iterable<OfferedFile>): Promise<Result<HandedFile[]>> {
  try {
    const handed = await Promise.all(
      Array.from(files, async (file) => ({
        grant: await session.bridge.transport.offer(file),
        fileName: file.name,
      })),
    )
    return { ok: true, value: handed }
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, problem: error.problem }
    throw error
  }
}

/** The system's dialog where the door has one, else the page's own; nothing chosen gives an empty list. */
export async function chooseFiles(kind: FileKind, multiple: boolean): Promise<Result<HandedFile[]>> {
  const choose = session.bridge.transport.choose
  if (choose) return { ok: true, value: await choose(kind) }
  return offerFiles(await filesOfInput(kind, multiple))
}

function filesOfInput(kind: FileKind, multiple: boolean): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = acceptedBy[kind]
    input.multiple = multiple
    const end = (files: File[]): void => {
      waiting.delete(input)
      resolve(files)
    }
    input.addEventListener('change', () => end([...(input.files ?? [])]))
    input.addEventListener('cancel', () => end([]))
    waiting.add(input)
    input.click()
  })
}

/** Choosers that are open: nothing else holds them, and one that is cleared away tells nobody what was chosen. */
const waiting = new Set<HTMLInputElement>()

/** Where a new file goes: null = the data folder; `false` where the system's dialog was closed without a place. */
export async function placeFor(fileName: string): Promise<string | null | false> {
  const place = session.bridge.transport.place
  if (place === null) return null
  return (await place(fileName)) ?? false
}
