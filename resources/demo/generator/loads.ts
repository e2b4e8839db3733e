import { seededRandom } from './random.ts'
import type { DemoMember, Rhythm } from './people.ts'

/** Relative power by local hour on a working day and on a day off. */
const shapes: Record<Rhythm, readonly [readonly number[], readonly number[]]> = {
  early: [
    [3, 3, 3, 3, 4, 8, 13, 12, 7, 5, 5, 6, 7, 6, 5, 5, 7, 10, 13, 13, 11, 8, 5, 4],
    [4, 3, 3, 3, 3, 4, 6, 9, 12, 12, 10, 11, 13, 10, 8, 7, 8, 10, 12, 12, 11, 9, 6, 5],
  ],
  day: [
    [4, 3, 3, 3, 3, 4, 6, 8, 9, 10, 11, 13, 13, 11, 10, 9, 9, 10, 12, 12, 10, 8, 6, 5],
    [4, 4, 3, 3, 3, 4, 5, 7, 9, 11, 12, 13, 13, 12, 10, 9, 9, 10, 11, 11, 10, 8, 6, 5],
  ],
  evening: [
    [5, 4, 3, 3, 3, 4, 8, 9, 5, 4, 4, 4, 5, 5, 5, 5, 7, 12, 18, 20, 19, 15, 10, 7],
    [6, 5, 4, 3, 3, 3, 4, 6, 9, 11, 11, 12, 13, 11, 9, 8, 9, 12, 16, 17, 16, 13, 10, 8],
  ],
  school: [
    [2, 2, 2, 2, 2, 3, 8, 18, 22, 22, 22, 21, 18, 14, 11, 8, 6, 5, 4, 3, 3, 2, 2, 2],
    [2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 2, 2, 2, 2, 2, 2, 2],
  ],
  bakery: [
    [10, 18, 30, 38, 40, 38, 30, 22, 15, 12, 11, 11, 12, 10, 9, 8, 7, 6, 4, 3, 3, 3, 4, 6],
    [4, 4, 6, 12, 20, 22, 18, 12, 8, 5, 4, 4, 4, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3],
  ],
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

export interface LoadSlot {
  readonly date: string
  /** Seconds since local midnight. */
  readonly seconds: number
  /** 0 = Monday. */
  readonly weekday: number
  /** 1 … 366. */
  readonly dayOfYear: number
}

/** Gives kWh per quarter hour of one member, slot after slot; draws its randomness in slot order. */
export function loadOf(member: DemoMember): (slot: LoadSlot) => number {
  const random = seededRandom(7919 * Number(member.number))
  const [work, off] = shapes[member.rhythm]
  const weekly = (5 * sum(work) + 2 * sum(off)) / 7
  let appliance = 0
  return (slot) => {
    const holiday = member.rhythm === 'school' && slot.date.slice(5) > '07-04' && slot.date.slice(5) < '09-06'
    const free = slot.weekday >= 5 || holiday
    const shape = free ? off : work
    const hour = Math.floor(slot.seconds / 3600)
    const next = shape[(hour + 1) % 24] as number
    const here = shape[hour] as number
    const share = (slot.seconds % 3600) / 3600
    const level = (here * (1 - share) + next * share) / weekly
    const winter =
      1 + (member.rhythm === 'bakery' ? 0.04 : 0.17) * Math.cos((2 * Math.PI * (slot.dayOfYear - 20)) / 365)
    if (appliance <= 0 && random() < 0.02 * level * 24) appliance = 1 + Math.floor(random() * 5)
    const boost = appliance-- > 0 ? 1.9 : 0.82
    return (member.yearlyKWh / 365 / 96) * level * 24 * winter * boost * (0.75 + 0.5 * random())
  }
}
