import type { Problem } from '../../../core/problems/problem.ts'
import { placeProblem } from './problems.ts'

/** Folder names by which the common services are known; compared without case. */
const syncFolders: readonly (readonly [RegExp, string])[] = [
  [/^onedrive( |-|$)/i, 'OneDrive'],
  [/^dropbox( |\(|$)/i, 'Dropbox'],
  [/^(google ?drive|googledrive|my drive|drivefs)( |\(|-|$)/i, 'Google Drive'],
  [/^(icloud ?drive|icloud~.*|com~apple~clouddocs|mobile documents)$/i, 'iCloud'],
  [/^(nextcloud|owncloud)( |\d|$)/i, 'Nextcloud'],
]

/** Warnings about where a file lies, judged by its path alone: network shares and folders kept in step by a service. */
export function warningsOfPlace(path: string): Problem[] {
  const warnings: Problem[] = []
  if (/^(\\\\|\/\/)[^\\/?.]/.test(path) || /^\\\\\?\\UNC\\/i.test(path))
    warnings.push(placeProblem('folder-network'))
  const folders = path.split(/[\\/]+/).slice(0, -1)
  const found = syncFolders.find(([pattern]) => folders.some((folder) => pattern.test(folder)))
  if (found) warnings.push(placeProblem('folder-synced', { service: found[1] }))
  return warnings
}
