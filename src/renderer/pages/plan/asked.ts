import type { Input } from '../../../core/contract/contract.ts'
import { text } from '../../text/index.ts'

export interface PlanForm {
  day: string
  capacity: string
  power: string
}

type Asked =
  | { readonly input: Input<'plan.day'>; readonly errors: null }
  | { readonly input: null; readonly errors: { readonly [K in keyof PlanForm]?: string } }

/** What the form asks for, or what is wrong with it. A battery without a power can be filled or emptied in two hours. */
export function askedOf(form: PlanForm): Asked {
  const words = text.plan
  const day = form.day.trim()
  const isDay = day === '' || (/^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)))
  const capacity = numberOf(form.capacity)
  const power = numberOf(form.power)
  if (!isDay || Number.isNaN(capacity) || Number.isNaN(power))
    return {
      input: null,
      errors: {
        ...(isDay ? {} : { day: words.badDay }),
        ...(Number.isNaN(capacity) ? { capacity: words.badNumber } : {}),
        ...(Number.isNaN(power) ? { power: words.badNumber } : {}),
      },
    }
  const battery = capacity === null ? null : { capacityKWh: capacity, powerKw: power ?? capacity / 2 }
  return { input: { date: day === '' ? null : day, battery }, errors: null }
}

/** A number above zero; null where nothing is written, NaN where it is no such number. */
function numberOf(written: string): number | null {
  const clean = written.trim().replace(',', '.')
  if (clean === '') return null
  return /^\d{1,5}(\.\d+)?$/.test(clean) && Number(clean) > 0 ? Number(clean) : Number.NaN
}
