import { basename } from 'node:path'
import type { Json } from '../../core/contract/call.ts'
import { inspectionJson } from '../../core/importing/inspection-json.ts'
import type { InspectedFile } from '../../core/importing/inspection.ts'
import type { Overrules } from '../../core/importing/overrules.ts'
import { understandFile } from '../../core/importing/understand.ts'
import { readBytes } from './files.ts'

/**
 * What the files hold, one after the other; none of them is kept. `zone` counts where a file tells none; `overrules` go before what was
 * found in a table; `tell` hears how many kilobytes of the file at hand are read. Rejects where a file cannot be read from the disk.
 */
export async function inspectFiles(
  paths: readonly string[],
  zone: string,
  overrules: Overrules | null,
  tell: (done: number, total: number) => void = () => undefined,
): Promise<InspectedFile[]> {
  const options = { zone, overrules, mapping: null, remembered: [], point: null, directions: new Map() }
  const inspected: InspectedFile[] = []
  for (const path of paths) {
    const file = { name: basename(path), bytes: await readBytes(path) }
    const kilobytes = Math.round(file.bytes.length / 1024)
    const understood = await understandFile(file, options, (fraction) =>
      tell(Math.floor(fraction * kilobytes), kilobytes),
    )
    inspected.push(understood.inspected)
  }
  return inspected
}

/** The points of a file as `readings inspect` has them. */
export function pointsJson(file: InspectedFile): readonly Json[] {
  const { points } = inspectionJson(file) as { readonly points: readonly Json[] }
  return points
}

export { inspectionJson }
