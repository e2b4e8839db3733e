import type { FileState } from '../../../core/contract/cooperative.ts'
import type { Result } from '../../../core/problems/problem.ts'
import { chooseFiles, offerFiles, type HandedFile } from '../../app/files.ts'
import { session } from '../../app/session.svelte.ts'

/** Opens one of the list; a file that cannot be opened gets the page that says why. */
export async function openEntry(id: string): Promise<void> {
  show(await session.call('file.open', { id, grant: null }))
}

/** Opens a file the user chooses or has dropped; nothing chosen, nothing done. */
export async function openChosen(dropped?: Iterable<File>): Promise<void> {
  const files = await (dropped === undefined ? chooseFiles('cooperative', false) : offerFiles(dropped))
  if (!files.ok) {
    session.couldNotOpen(files.problem)
    return
  }
  const file: HandedFile | undefined = files.value[0]
  if (file) show(await session.call('file.open', { id: null, grant: file.grant }))
}

export function show(opened: Result<FileState>): void {
  if (opened.ok) session.opened(opened.value)
  else session.couldNotOpen(opened.problem)
}
