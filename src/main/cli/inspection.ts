import { basename } from 'node:path'
import type { Json } from '../../core/contract/call.ts'
import { inspectionJson } from '../../core/importing/inspection-json.ts'
import type { InspectedFile } from '../../core/importing/inspection.ts'
import { understandFile } from '../../core/importing/understand.ts'
import { readBytes } from './files.ts'

/** What the files hold, one after the other; none of them is kept. `zone` counts where a file tells none. Rejects where one cannot be read from the disk. */
export async function inspectFiles(paths: readonly string[], zone: string): Promise<InspectedFile[]> {
  const options = { zone, mapping: null, remembered: [], point: null, directions: new Map() }
  const inspected: InspectedFile[] = []
  for (const path of paths) {
    const file = { name: basename(path), bytes: await readBytes(path) }
    inspected.push((await understandFile(file, options)).inspected)
  }
  return inspected
}

/** The points of a file as `readings inspect` has them. */
export function pointsJson(file: InspectedFile): readonly Json[] {
  const { points } = inspectionJson(file) as { readonly points: readonly Json[] }
  return points
}

export { inspectionJson }
