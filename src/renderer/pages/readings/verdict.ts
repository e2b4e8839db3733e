import type { InspectedFile } from '../../../core/importing/inspection.ts'
import type { ImportPlan } from '../../../core/importing/plan-result.ts'
import { formatCount } from '../../text/figures.ts'
import { text } from '../../text/index.ts'
import { reachesInto } from './period.ts'

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

/** Checksums agree when they differ by less than the last place that is shown, or by what they themselves cannot tell. */
export const agrees = ({ stated, computed, within = 0 }: InspectedFile['checksums'][number]): boolean =>
  Math.abs(stated - computed) < Math.max(AGREE_KWH, within)

/** True where a file was understood and yet holds nothing that is here or could be saved. */
export function isUseless(file: PlannedFile): boolean {
  const { rows } = file
  return needOf(file) === 'nothing' && rows.new + rows.changed + rows.same === 0 && rows.refused > 0
}

/** What a verdict is given for: the month at hand in its zone, and the points that no member has. */
export interface VerdictOn {
  readonly month: string
  readonly zone: string
  readonly unknownPoints: readonly string[]
}

/** Two or three short sentences on a good file, or on one that holds nothing to save. */
export function verdictOf(file: PlannedFile, on: VerdictOn): string {
  const outside = !reachesInto(file.inspected.points, file.inspected.zone ?? on.zone, on.month)
  return [sentencesOn(file, on.unknownPoints), ...(outside ? [text.readings.nothingIn(on.month)] : [])].join(
    ' ',
  )
}

function sentencesOn(file: PlannedFile, unknownPoints: readonly string[]): string {
  const { inspected, rows } = file
  const words = text.readings
  if (isUseless(file)) {
    const own = inspected.points.filter((point) => point.direction !== 'other')
    return own.every((point) => unknownPoints.includes(point.point)) ? words.noneKnown : words.noneTaken
  }
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
