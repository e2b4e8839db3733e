import type { NewCooperative } from '../../../core/contract/cooperative.ts'
import { models, type Model } from '../../../core/community/vocabulary.ts'
import { enteredDate, enteredPrice, enteredVatRate, valueOrNull } from '../../app/entered.ts'
import type { FieldProblems } from '../../app/form.ts'
import { minorMark } from '../../text/figures.ts'
import { text } from '../../text/index.ts'
import { isKnownZone } from './countries.ts'

/** The form as typed; every field a text. */
export interface NewCooperativeForm {
  name: string
  address: string
  zone: string
  currency: string
  model: string
  buy: string
  sell: string
  sharedNetwork: string
  fee: string
  internal: string
  vat: string
  from: string
}
export type FormField = keyof NewCooperativeForm

const prices = ['buy', 'sell', 'sharedNetwork', 'fee', 'internal'] as const

/** What is wrong with the form, field by field. */
export function problemsIn(form: NewCooperativeForm): FieldProblems<FormField> {
  const words = text.start.problems
  const problems: FieldProblems<FormField> = {}
  if (form.name.trim() === '') problems.name = words.name
  if (!isKnownZone(form.zone.trim())) problems.zone = words.zone(form.zone.trim())
  if (!/^[A-Z]{3}$/.test(form.currency.trim())) problems.currency = words.currency
  if (enteredVatRate(form.vat) === 'wrong') problems.vat = words.vat
  if (enteredDate(form.from) === 'wrong') problems.from = words.from
  for (const price of prices) {
    if (enteredPrice(form[price]) === 'wrong')
      problems[price] = text.tariffs.problems.price(minorMark(form.currency))
  }
  return problems
}

/** The cooperative a form without problems describes; grid charge and fee left empty are none. */
export function cooperativeOf(form: NewCooperativeForm): NewCooperative {
  const price = (field: (typeof prices)[number]): number | null => valueOrNull(enteredPrice(form[field]))
  return {
    name: form.name.trim(),
    address: form.address.trim(),
    zone: form.zone.trim(),
    currency: form.currency.trim(),
    model: modelOf(form.model),
    buy: price('buy'),
    sell: price('sell'),
    sharedNetwork: price('sharedNetwork') ?? 0,
    fee: price('fee') ?? 0,
    internal: price('internal'),
    vatRate: valueOrNull(enteredVatRate(form.vat)),
    from: valueOrNull(enteredDate(form.from)),
  }
}

function modelOf(name: string): Model {
  const model = models.find((known) => known === name)
  if (model === undefined) throw new RangeError(`no model of this name: ${name}`)
  return model
}

/** `River Valley eG` → `river-valley-eg.fairwatt`. */
export function fileNameOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return `${plain === '' ? 'cooperative' : plain.slice(0, 60)}.fairwatt`
}
