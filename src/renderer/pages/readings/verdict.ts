import type { InspectedFile } from '../../../core/importing/inspection.ts'
import type { ImportPlan } from '../../../core/importing/plan-result.ts'
import { formatCount } from '../../text/figures.ts'
import { text } from '../../text/index.ts'

export type PlannedFile = ImportPlan['files'][number]

/** What a file needs: nothing, the meaning of its columns, the point it is of, or help from outside. */
export type Need = 'nothing' | 'mapping' | 'point' | 'act'

export function needOf({ inspected }: PlannedFile): Need {
  if (inspected.problem === null && inspected.points.some((point) => point.point === '')) return 'point'
  if (inspected.mapping !== null && (!inspected.recognised || inspected.problem !== null)) return 'mapping'
  return inspected.problem === null ? 'nothing' : 'act'
}

/** The points of good files that saving would write to. */
export function pointsToSave(plan: ImportPlan): number {
  const unknown = new Set(plan.unknownPoints)
  const turned = new Set(plan.directionConflicts.map((conflict) => conflict.point))
  const ids = plan.files
    .filter((file) => needOf(file) === 'nothing' && file.rows.new + file.rows.changed > 0)
    .flatMap((file) => file.inspected.points)
    .filter((point) => point.direction !== 'other' && !unknown.has(point.point) && !turned.has(point.point))
    .map((point) => point.point)
  return new Set(ids).size
}

const AGREE_KWH = 0.005

/** Checksums agree when they differ by less than the last place that is shown. */
export const agrees = (checksum: InspectedFile['checksums'][number]): boolean =>
  Math.abs(checksum.stated - checksum.computed) < AGREE_KWH

/** Two or three short sentences on a good file. */
export function verdictOf({ inspected, rows }: PlannedFile): string {
  const words = text.readings
  const missing = inspected.points.reduce((sum, point) => sum + point.missing, 0)
  const sums = inspected.checksums
  const sentences: string[] = [words.ready]
  if (rows.new + rows.changed === 0 && rows.same > 0) return `${words.ready} ${words.allSame}`
  if (missing > 0) sentences.push(words.gaps(formatCount(missing)))
  else if (sums.length > 0 && sums.every(agrees)) sentences.push(`${words.isComplete}, ${words.sumsAgree}.`)
  else sentences.push(words.noGaps)
  if (!sums.every(agrees)) sentences.push(words.sumsDiffer)
  if (rows.refused > 0) sentences.push(words.refused(formatCount(rows.refused)))
  if (rows.changed > 0) sentences.push(words.changed(formatCount(rows.changed)))
  if (rows.same > 0) sentences.push(words.someSame(formatCount(rows.same)))
  return [...sentences, ...inspected.notes.slice(0, 1)].join(' ')
}
