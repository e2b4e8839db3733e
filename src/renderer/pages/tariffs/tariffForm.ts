import { internalPriceOf, weekdays, type TariffRow, type Weekday } from '../../../core/community/tariff.ts'
import { formatCents } from '../../../core/units/money.ts'
import { enteredDate, enteredMoney, enteredPrice, enteredVatRate, valueOrNull } from '../../app/entered.ts'
import type { FieldProblems } from '../../app/form.ts'
import { text } from '../../text/index.ts'
import { percentOfRate } from './vatRate.ts'

const prices = ['buy', 'sell', 'sharedNetwork', 'fee', 'internal', 'capPrice'] as const
type PriceName = (typeof prices)[number]
export type TariffField =
  | 'name'
  | 'from'
  | 'until'
  | 'bandFrom'
  | 'bandUntil'
  | 'fixed'
  | 'vat'
  | 'standing'
  | 'capPercent'
  | 'capTariff'
  | PriceName

/** The form as typed. */
export type TariffForm = Record<TariffField, string> & { days: Record<Weekday, boolean> }

/** `29.1` of 291000 micro-units: the shortest way to write a price in the hundredth of the currency. */
function typedPrice(price: number | null): string {
  if (price === null) return ''
  const [whole, places = ''] = (price / 10_000).toFixed(4).split('.')
  return `${whole}.${places.replace(/0{1,2}$/, '')}`
}

export function formOf(
  row: TariffRow | null,
  start: { readonly name: string; readonly from: string },
): TariffForm {
  const days = Object.fromEntries(weekdays.map((day) => [day, row?.days?.includes(day) === true])) as Record<
    Weekday,
    boolean
  >
  return {
    name: row?.name ?? start.name,
    from: row?.from ?? start.from,
    until: row?.until ?? '',
    bandFrom: row?.bandFrom ?? '',
    bandUntil: row?.bandUntil ?? '',
    days,
    buy: typedPrice(row?.buy ?? null),
    sell: typedPrice(row?.sell ?? null),
    sharedNetwork: typedPrice(row?.sharedNetwork ?? null),
    fee: typedPrice(row?.fee ?? null),
    internal: typedPrice(row?.internal ?? null),
    fixed: row === null || row.fixedPerMonthCents === 0 ? '' : formatCents(row.fixedPerMonthCents),
    vat: row === null || row.vat === null ? '' : percentOfRate(row.vat),
    standing: row?.standingPerMonthCents == null ? '' : formatCents(row.standingPerMonthCents),
    capPrice: typedPrice(row?.capPrice ?? null),
    capPercent: row?.capPercent == null ? '' : percentOfRate(row.capPercent),
    capTariff: row?.capTariff ?? '',
  }
}

/** What is wrong with the form, field by field; `unit` is the hundredth of the currency. */
export function problemsIn(form: TariffForm, unit: string): FieldProblems<TariffField> {
  const words = text.tariffs.problems
  const problems: FieldProblems<TariffField> = {}
  if (form.name.trim() === '') problems.name = text.members.problems.required
  const from = enteredDate(form.from)
  if (from === 'empty') problems.from = text.members.problems.required
  else if (from === 'wrong') problems.from = text.members.problems.date
  const until = enteredDate(form.until)
  if (until === 'wrong') problems.until = text.members.problems.date
  else if (until !== 'empty' && problems.from === undefined && until < form.from)
    problems.until = text.members.problems.untilBeforeFrom
  for (const field of ['bandFrom', 'bandUntil'] as const) {
    const typed = form[field].trim()
    if (typed !== '' && !isClockTime(typed)) problems[field] = words.time
    else if (typed === '' && form[field === 'bandFrom' ? 'bandUntil' : 'bandFrom'].trim() !== '')
      problems[field] = words.bandHalf
  }
  for (const field of prices) {
    const typed = enteredPrice(form[field])
    if (typed === 'wrong') problems[field] = words.price(unit)
    else if (typed === 'empty' && (field === 'buy' || field === 'sell'))
      problems[field] = text.members.problems.required
  }
  if (enteredMoney(form.fixed) === 'wrong') problems.fixed = words.amount
  if (enteredVatRate(form.vat) === 'wrong') problems.vat = text.settings.problems.vat
  if (enteredMoney(form.standing) === 'wrong') problems.standing = words.amount
  const percent = enteredVatRate(form.capPercent)
  if (percent === 'wrong') problems.capPercent = words.percent
  else if ((percent === 'empty') !== (form.capTariff.trim() === ''))
    problems[percent === 'empty' ? 'capPercent' : 'capTariff'] = words.capHalf
  return problems
}

const isClockTime = (typed: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(typed)

/** The row a form without problems describes; grid charge, fee and fixed amount left empty are none. */
export function rowOf(form: TariffForm): TariffRow {
  const days = weekdays.filter((day) => form.days[day])
  const optional = (typed: string): string | null => (typed.trim() === '' ? null : typed.trim())
  return {
    name: form.name.trim(),
    from: form.from,
    until: optional(form.until),
    bandFrom: optional(form.bandFrom),
    bandUntil: optional(form.bandUntil),
    days: days.length === 0 || days.length === weekdays.length ? null : days,
    buy: needed(form, 'buy'),
    sell: needed(form, 'sell'),
    sharedNetwork: valueOrNull(enteredPrice(form.sharedNetwork)) ?? 0,
    fee: valueOrNull(enteredPrice(form.fee)) ?? 0,
    internal: valueOrNull(enteredPrice(form.internal)),
    fixedPerMonthCents: valueOrNull(enteredMoney(form.fixed)) ?? 0,
    vat: valueOrNull(enteredVatRate(form.vat)),
    ...extrasOf(form),
  }
}

/** Standing charge and caps: what is left empty is left out. */
function extrasOf(form: TariffForm): Partial<TariffRow> {
  const standing = valueOrNull(enteredMoney(form.standing))
  const price = valueOrNull(enteredPrice(form.capPrice))
  const percent = valueOrNull(enteredVatRate(form.capPercent))
  return {
    ...(standing === null ? {} : { standingPerMonthCents: standing }),
    ...(price === null ? {} : { capPrice: price }),
    ...(percent === null ? {} : { capPercent: percent, capTariff: form.capTariff.trim() }),
  }
}

function needed(form: TariffForm, field: PriceName): number {
  const price = enteredPrice(form[field])
  if (typeof price !== 'number') throw new RangeError(`the form was not checked: ${field}`)
  return price
}

/** The price between members as it would be with the internal price left empty; null until it can be told. */
export function middleOf(form: TariffForm): number | null {
  const typed = { buy: enteredPrice(form.buy), sell: enteredPrice(form.sell) }
  const network = enteredPrice(form.sharedNetwork)
  const fee = enteredPrice(form.fee)
  if (
    typeof typed.buy !== 'number' ||
    typeof typed.sell !== 'number' ||
    network === 'wrong' ||
    fee === 'wrong'
  )
    return null
  return internalPriceOf({
    buy: typed.buy,
    sell: typed.sell,
    sharedNetwork: network === 'empty' ? 0 : network,
    fee: fee === 'empty' ? 0 : fee,
    internal: null,
  })
}
