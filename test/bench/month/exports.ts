import { uniformRandom } from '../../../src/core/game/sampling/random.ts'

/** A cooperative's list of members and its meter exports, as text. */
export interface Exports {
  readonly list: string
  readonly points: number
  /** A table of start times and kWh, one column a point: October. */
  readonly october: string
  /** The same as an operator publishes it, before and after his split: September. `more` as if every meter had counted more. */
  readonly september: (more: number) => string
}

const QUARTER = 900_000
const MIDNIGHT_BEFORE = { september: '2026-08-31T22:00:00Z', october: '2026-09-30T22:00:00Z' }
/** October in Vienna has an hour more. */
const SLOTS = { september: 2880, october: 2980 }

interface Made {
  readonly kind: 'plant' | 'roof' | 'home'
  readonly size: number
  readonly used: string
  readonly fed: string
}

/** A third of the households have a roof; ten in a hundred only feed in. Values to the watt hour, as meters give them. */
export function exportsOf(members: number, ownPrices: boolean, seed: number): Exports {
  const random = uniformRandom(seed)
  const rows = Array.from({ length: members }, (_, k): Made & { line: string } => {
    const number = String(k + 1)
    const kind = k % 10 === 9 ? 'plant' : k % 3 === 0 ? 'roof' : 'home'
    const size = 0.4 + 1.4 * random()
    const used = kind === 'plant' ? '' : `8591824001${number.padStart(8, '0')}`
    const fed = kind === 'home' ? '' : `8591824002${number.padStart(8, '0')}`
    const own = ownPrices && k % 7 === 2 ? 'own' : ''
    return {
      kind,
      size,
      used,
      fed,
      line: [number, `Member ${number}`, '2026-01-01', used, fed, own].join(','),
    }
  })
  const head = 'number,name,from,points,feed_in_points,tariff'
  return {
    list: [head, ...rows.map(({ line }) => line)].join('\n'),
    points: rows.flatMap(({ used, fed }) => [used, fed].filter((point) => point !== '')).length,
    october: tableOf(rows, random),
    september: (more) => splitOf(rows, uniformRandom(seed + 1), more),
  }
}

/** What everybody used and fed in during a slot, kWh. */
function slotOf(rows: readonly Made[], at: Date, random: () => number): { used: number; fed: number }[] {
  const hour = (at.getUTCHours() + 2 + at.getUTCMinutes() / 60) % 24
  const sun = Math.max(0, Math.sin(((hour - 7) / 11) * Math.PI)) * (0.3 + 0.7 * random())
  return rows.map(({ kind, size, used, fed }) => ({
    used: used === '' ? 0 : 0.03 + 0.25 * size * random() * (hour > 17 ? 2 : 1),
    fed: fed === '' ? 0 : sun * size * (kind === 'plant' ? 4 : 1.1) * (0.9 + 0.2 * random()),
  }))
}

const startOf = (month: keyof typeof SLOTS, slot: number): Date =>
  new Date(Date.parse(MIDNIGHT_BEFORE[month]) + slot * QUARTER)

function tableOf(rows: readonly Made[], random: () => number): string {
  const columns = rows.flatMap(({ used, fed }) => [used, fed].filter((point) => point !== ''))
  const lines = [`start,${columns.join(',')}`]
  for (let slot = 0; slot < SLOTS.october; slot++) {
    const at = startOf('october', slot)
    const values = slotOf(rows, at, random)
    const cells = rows.flatMap(({ used, fed }, k) => [
      ...(used === '' ? [] : [(values[k] as { used: number }).used.toFixed(3)]),
      ...(fed === '' ? [] : [(values[k] as { fed: number }).fed.toFixed(3)]),
    ])
    lines.push(`${at.toISOString().replace('.000', '')},${cells.join(',')}`)
  }
  return lines.join('\n')
}

/** In proportion, as operators split; the Czech data centre's layout: consumers negative, a comma, local days and times. */
function splitOf(rows: readonly Made[], random: () => number, more: number): string {
  const head = rows.flatMap(({ used, fed }) => [
    ...(used === '' ? [] : [`IN-${used}-O`, `OUT-${used}-O`]),
    ...(fed === '' ? [] : [`IN-${fed}-D`, `OUT-${fed}-D`]),
  ])
  const lines = [`Datum;Cas od;Cas do;${head.join(';')};`]
  const cell = (wattHours: number): string => (wattHours / 1000).toFixed(3).replace('.', ',')
  for (let slot = 0; slot < SLOTS.september; slot++) {
    const at = startOf('september', slot)
    const values = slotOf(rows, at, random)
    const uses = values.map(({ used }) => Math.round(1000 * used * more))
    const feeds = values.map(({ fed }) => Math.round(1000 * fed))
    const shared = Math.min(sum(uses), sum(feeds))
    const [covers, gifts] = [inProportion(uses, shared), inProportion(feeds, shared)]
    const cells = rows.flatMap(({ used, fed }, k) => {
      const [use, feed] = [uses[k] as number, feeds[k] as number]
      return [
        ...(used === '' ? [] : [cell(-use), cell((covers[k] as number) - use)]),
        ...(fed === '' ? [] : [cell(feed), cell(feed - (gifts[k] as number))]),
      ]
    })
    lines.push(`${clock(at)};${cells.join(';')};`)
  }
  return lines.join('\n')
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

/** Whole parts that sum to `total`. */
function inProportion(parts: readonly number[], total: number): number[] {
  const all = sum(parts)
  let before = 0
  return parts.map((part) => {
    const [from, until] = [before, before + part]
    before = until
    const upTo = (end: number): number => (all === 0 ? 0 : Math.round((end / all) * total))
    return upTo(until) - upTo(from)
  })
}

/** Summer time lasts the whole of September. */
function clock(at: Date): string {
  const local = (later: number): string => new Date(at.getTime() + 2 * 3_600_000 + later).toISOString()
  const [year, month, day] = local(0).slice(0, 10).split('-')
  return `${day}.${month}.${year};${local(0).slice(11, 16)};${local(QUARTER).slice(11, 16)}`
}
