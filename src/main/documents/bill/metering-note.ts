import { count, percent } from '../../../core/explanation/format.ts'
import { intervalName } from '../wording/intervals.ts'
import type { BillSheet } from './sheet.ts'

/** Which meters, how many intervals, and how good they are: `Meter AT003 … 0042351, 2 980 quarter hours, all measured.` */
export function meteringNote({ result, settlement }: BillSheet): string {
  const { settled, stepSeconds } = settlement.slots
  const meters = `${metersOf(result.points)}${count(settled)} ${intervalName(stepSeconds)}, ${quality(result)}.`
  return [meters, ...(result.common ?? []).map(commonNote)].join(' ')
}

/** Whose part of a common meter the bill counts: `Of the common solar plant (AT003 … 0042351) 8 % is counted here.` */
function commonNote({ point, kind, share }: NonNullable<BillSheet['result']['common']>[number]): string {
  const thing = kind === 'pv' ? 'the common solar plant' : 'the common battery'
  return `Of ${thing} (${shortened(point)}) ${percent(share, 1)} is counted here.`
}

/** At most this many meters are named one by one. */
const NAMED = 3

function metersOf(points: readonly string[]): string {
  if (points.length === 0) return ''
  if (points.length > NAMED) return `${points.length} meters, `
  return `${points.length === 1 ? 'Meter' : 'Meters'} ${points.map(shortened).join(' and ')}, `
}

/** Metering point ids have up to 33 characters; the first five and the last seven tell them apart. */
function shortened(point: string): string {
  return point.length > 16 ? `${point.slice(0, 5)}\u00A0…\u00A0${point.slice(-7)}` : point
}

function quality({ absentSlots, imputedSlots, estimatedSlots }: BillSheet['result']): string {
  const parts = [
    estimatedSlots > 0 ? `${count(estimatedSlots)} estimated by the grid operator` : null,
    imputedSlots > 0 ? `${count(imputedSlots)} filled in by us` : null,
    absentSlots > 0 ? `${count(absentSlots)} without a value left out` : null,
  ].filter((part) => part !== null)
  return parts.length === 0 ? 'all measured, none estimated' : parts.join(', ')
}
