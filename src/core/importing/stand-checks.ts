import type { Zone } from '../calendar/zone.ts'
import type { PointSeries } from '../metering/series.ts'
import { MICRO_PER_KWH } from '../units/energy.ts'
import type { Channel } from './channel.ts'
import type { FileGrid } from './file-grid.ts'
import type { InspectedFile } from './inspection.ts'
import { placeLabels } from './label-clock.ts'
import type { PlacedFile } from './place-channels.ts'
import { TARIFF_REGISTER } from './table-roles.ts'
import { clockWords, kWhWords } from './time-words.ts'

type Checksum = InspectedFile['checksums'][number]

/** A meter is exchanged once or twice; a column that falls more often is no stand. */
const MOST_FALLS = 2

/**
 * Stands beside energies as checks: what a register rose by, against the sum of the slots between its readings. They agree within what the
 * register and the roundings of the slots can tell. In sentences, stands that belong to no one meter.
 */
export function standChecks(
  stands: readonly Channel[],
  placed: PlacedFile,
  zone: Zone,
): { readonly checks: readonly Checksum[]; readonly notes: readonly string[] } {
  const measured = placed.series.filter(({ quantity }) => quantity === 'measured')
  const found = [
    ...Map.groupBy(stands, ({ point, direction }) => JSON.stringify([point, direction])).values(),
  ].map((group) => ({ group, series: seriesOf(group[0] as Channel, measured) }))
  const checks: Checksum[] = []
  const notes: string[] = []
  let left = 0
  for (const { group, series } of found) {
    const held = series && heldAgainst(registersOf(group), series, placed.grid, zone)
    if (held) {
      checks.push({
        kind: found.length > 1 ? `meter stands of ${nameOf(series)}` : 'meter stands',
        ...held.check,
      })
      notes.push(...held.notes)
    } else left++
  }
  if (left > 0) notes.push('The meter’s stands beside the energies could not be held against them.')
  return { checks, notes }
}

const nameOf = ({ point, direction }: PointSeries): string =>
  [point, direction === 'offtake' ? 'used' : direction === 'feed-in' ? 'fed in' : ''].join(' ').trim()

/** The energies that a stand counts: those of its point and side, or the only ones that it can be of. */
function seriesOf({ point, direction }: Channel, measured: readonly PointSeries[]): PointSeries | null {
  const ofSide = direction === 'other' ? measured : measured.filter((one) => one.direction === direction)
  const own = ofSide.filter((one) => one.point === point)
  const [only, ...others] = own.length > 0 ? own : ofSide
  return only && others.length === 0 ? only : null
}

/** Registers of tariff times count together; a whole one beside them counts alone. */
function registersOf(group: readonly Channel[]): readonly Channel[] {
  const whole = group.find(({ register }) => !TARIFF_REGISTER.test(register))
  return whole ? [whole] : group
}

/** Null where the numbers are no stand, or have no slots between them. */
function heldAgainst(
  registers: readonly Channel[],
  { series }: PointSeries,
  grid: FileGrid,
  zone: Zone,
): { readonly check: Omit<Checksum, 'kind'>; readonly notes: readonly string[] } | null {
  const readings = withoutZeros(readingsOf(registers, grid, zone))
  const sums = sumsOf(series.values)
  const between = (from: number, until: number): number => sumTo(sums, until) - sumTo(sums, from)
  const steps = readings.slice(1).map(([until, stand], k) => {
    const [from, before] = readings[k] as readonly [number, number]
    return { from, until, rise: stand - before }
  })
  const rising = steps.filter(({ rise }) => rise >= 0)
  const falls = steps.length - rising.length
  if (rising.length === 0 || falls > MOST_FALLS) return null
  const sumOf = (of: (step: (typeof rising)[number]) => number): number =>
    rising.reduce((total, step) => total + of(step), 0)
  const place = registers.map(({ values }) => lastPlaceOf(values)).reduce((sum, one) => sum + one, 0)
  const slotPlace = lastPlaceOf(series.values)
  // the roundings of many slots mostly cancel each other: four of their standard deviations
  const tolerance = (slots: number): number => place + 4 * slotPlace * Math.sqrt(slots / 12)
  // a stand is read where its label says, or at the other end of the slot beside it: where most of its own steps fit
  const shifts = [0, 1, -1].map((by) => {
    const fits = rising.filter(
      ({ from, until, rise }) => Math.abs(rise - between(from + by, until + by)) < tolerance(until - from),
    )
    return { by, fits: fits.length }
  })
  const shift = shifts.reduce((best, one) => (one.fits > best.fits ? one : best))
  const slots = sumOf(({ from, until }) => until - from)
  const within = tolerance(slots) + place * falls
  const counted = ({ from, until }: (typeof rising)[number]): number =>
    between(from + shift.by, until + shift.by)
  const [stated, computed] = [sumOf(({ rise }) => rise), sumOf(counted)]
  const check = {
    stated: stated / MICRO_PER_KWH,
    computed: computed / MICRO_PER_KWH,
    within: within / MICRO_PER_KWH,
  }
  if (Math.abs(stated - computed) < within) return { check, notes: [] }
  const off = (step: (typeof rising)[number]): number => Math.abs(step.rise - counted(step))
  const worst = rising.reduce((most, step) => (off(step) > off(most) ? step : most))
  const when = (slot: number): string => clockWords(zone, grid.startOf(slot))
  const note = `From ${when(worst.from + shift.by)} to ${when(worst.until + shift.by)} the meter’s stand rises by ${kWhWords(worst.rise)} kWh, the energies say ${kWhWords(counted(worst))} kWh.`
  return { check, notes: [note] }
}

/** Boundaries of slots at which every register was read, in order of time, with their stands together. */
function readingsOf(
  registers: readonly Channel[],
  grid: FileGrid,
  zone: Zone,
): (readonly [number, number])[] {
  const byRegister = registers.map(({ labels, values }) => {
    const { instants } = placeLabels(labels, zone)
    const stands = new Map<number, number>()
    values.forEach((value, row) => {
      const at = Math.round(grid.slotOf(instants[row] as number))
      if (!Number.isNaN(value) && !Number.isNaN(at)) stands.set(at, value)
    })
    return stands
  })
  const [first, ...others] = byRegister as [Map<number, number>, ...Map<number, number>[]]
  return [...first]
    .filter(([at]) => others.every((stands) => stands.has(at)))
    .map(
      ([at, stand]) => [at, others.reduce((sum, stands) => sum + (stands.get(at) as number), stand)] as const,
    )
    .toSorted(([a], [b]) => a - b)
}

/** Some sources write 0 where they have no stand; a new meter goes on from it in small steps. */
function withoutZeros(
  readings: readonly (readonly [number, number])[],
): readonly (readonly [number, number])[] {
  return readings.filter(([, stand], k) => stand !== 0 || !((readings[k + 1]?.[1] ?? 0) > MICRO_PER_KWH))
}

/** The largest decimal place, at most a kWh, of which all values are whole multiples; 10⁻⁶ kWh. */
function lastPlaceOf(values: Iterable<number>): number {
  let place = MICRO_PER_KWH
  for (const value of values) while (place > 1 && !Number.isNaN(value) && value % place !== 0) place /= 10
  return place
}

/** Running sums, a missing slot counting nothing: what it hides shows as a difference. */
function sumsOf(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length + 1)
  values.forEach((value, slot) => {
    sums[slot + 1] = (sums[slot] as number) + (Number.isNaN(value) ? 0 : value)
  })
  return sums
}

const sumTo = (sums: Float64Array, slot: number): number =>
  sums[Math.min(sums.length - 1, Math.max(0, slot))] as number
