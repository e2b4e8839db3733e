import type { Problem } from '../../../core/problems/problem.ts'
import type { NamedFile } from '../archive/documents-archive.ts'
import type { DocumentNaming } from './month-documents.ts'
import type { MonthSheet } from './month-sheet.ts'

/** What the worker is started with. `stop` holds one Int32 that becomes 1 when the work shall end. */
export interface DocumentsOrder {
  readonly month: MonthSheet
  readonly naming: DocumentNaming
  readonly stop: SharedArrayBuffer
}

/** What the worker says. `error` is a mistake of ours; its stack goes no further than the service's own error. */
export type DocumentsMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'files'; readonly files: readonly NamedFile[] }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'error'; readonly stack: string }
