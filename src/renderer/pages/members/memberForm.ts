import { newMember, type Member, type MeteringPoint } from '../../../core/community/member.ts'
import { ibanFault, languageFault, mailFault } from '../../../core/community/contact-checks.ts'
import { directions, memberKinds, vatStatuses } from '../../../core/community/vocabulary.ts'
import {
  enteredDate,
  enteredMoney,
  enteredPercent,
  enteredWhole,
  valueOrNull,
  type Entered,
} from '../../app/entered.ts'
import type { FieldProblems } from '../../app/form.ts'
import { formatCents } from '../../../core/units/money.ts'
import { text } from '../../text/index.ts'

/** A metering point as typed. `key` only tells rows apart on the page. */
export interface PointRow {
  key: number
  id: string
  direction: string
}

const texts = [
  'number',
  'name',
  'address',
  'email',
  'language',
  'iban',
  'mandate',
  'group',
  'incomeBand',
  'tariff',
] as const
const dates = ['from', 'until', 'mandateDate'] as const
const percents = ['staticShare', 'pvShare', 'batteryShare', 'factor'] as const
const others = ['kind', 'vat', 'openingBalance', 'priority', 'incomePerYear'] as const
export type MemberField =
  (typeof texts)[number] | (typeof dates)[number] | (typeof percents)[number] | (typeof others)[number]

/** The form as typed; every field a text, the points a list. */
export type MemberForm = Record<MemberField, string> & { hardship: boolean; points: PointRow[] }
/** `point 3` is the fourth row of the points. */
export type MemberProblems = FieldProblems<MemberField | `point ${number}`>

const percentText = (fraction: number | null): string =>
  fraction === null ? '' : String(Math.round(fraction * 1_000_000) / 10_000)

/** The form of a member as it is, or of a new one. */
export function formOf(
  member: Member | null,
  today: { readonly from: string; readonly number: string },
): MemberForm {
  const known = member ?? newMember(today.number, '', today.from)
  return {
    number: known.number,
    name: known.name,
    kind: known.kind,
    from: known.from,
    until: known.until ?? '',
    address: known.address,
    email: known.email,
    language: known.language,
    tariff: known.tariff ?? '',
    vat: known.vat,
    openingBalance: known.openingBalanceCents === 0 ? '' : formatCents(known.openingBalanceCents),
    iban: known.iban,
    mandate: known.mandate,
    mandateDate: known.mandateDate ?? '',
    staticShare: percentText(known.staticShare),
    pvShare: percentText(known.pvShare),
    batteryShare: percentText(known.batteryShare),
    factor: percentText(known.factor),
    priority: known.priority === null ? '' : String(known.priority),
    group: known.group ?? '',
    incomePerYear: known.incomePerYear === null ? '' : String(known.incomePerYear),
    incomeBand: known.incomeBand ?? '',
    hardship: known.hardship,
    points: known.points.map(({ id, direction }, key) => ({ key, id, direction })),
  }
}

/** What is wrong with the form; `taken` are the numbers of other members. */
export function problemsIn(form: MemberForm, taken: ReadonlySet<string>): MemberProblems {
  const words = text.members.problems
  const problems: MemberProblems = {}
  const refuse = <T>(field: MemberField, typed: Entered<T>, sentence: string): void => {
    if (typed === 'wrong') problems[field] = sentence
  }
  if (form.number.trim() === '') problems.number = words.required
  else if (taken.has(form.number.trim()))
    problems.number = words.numberTaken(form.number.trim(), freeNumber(taken))
  if (form.name.trim() === '') problems.name = words.required
  for (const field of dates) refuse(field, enteredDate(form[field]), words.date)
  if (enteredDate(form.from) === 'empty') problems.from = words.required
  if (
    problems.from === undefined &&
    problems.until === undefined &&
    form.until !== '' &&
    form.until < form.from
  ) {
    problems.until = words.untilBeforeFrom
  }
  for (const field of percents) refuse(field, enteredPercent(form[field]), words.percent)
  refuse('openingBalance', enteredMoney(form.openingBalance), words.amount)
  refuse('priority', enteredWhole(form.priority), words.whole)
  for (const [field, fault] of [
    ['iban', ibanFault(form.iban)],
    ['email', mailFault(form.email)],
    ['language', languageFault(form.language)],
  ] as const) {
    if (fault !== null) problems[field] = fault
  }
  const income = enteredWhole(form.incomePerYear)
  if (income === 'wrong' || (income !== 'empty' && income < 1)) problems.incomePerYear = words.income
  for (const [index, point] of form.points.entries()) {
    const id = point.id.trim()
    if (id === '') problems[`point ${index}`] = words.pointEmpty
    else if (form.points.findIndex((other) => other.id.trim() === id) < index)
      problems[`point ${index}`] = words.pointTwice
  }
  return problems
}

/** The member a form without problems describes. */
export function memberOf(form: MemberForm): Member {
  const optional = (typed: string): string | null => (typed.trim() === '' ? null : typed.trim())
  return {
    number: form.number.trim(),
    name: form.name.trim(),
    kind: oneOf(memberKinds, form.kind),
    from: form.from,
    until: optional(form.until),
    points: form.points.map((point): MeteringPoint => ({
      id: point.id.trim(),
      direction: oneOf(directions, point.direction),
    })),
    address: form.address.trim(),
    incomePerYear: valueOrNull(enteredWhole(form.incomePerYear)),
    incomeBand: optional(form.incomeBand),
    hardship: form.hardship,
    group: optional(form.group),
    pvShare: valueOrNull(enteredPercent(form.pvShare)),
    batteryShare: valueOrNull(enteredPercent(form.batteryShare)),
    staticShare: valueOrNull(enteredPercent(form.staticShare)),
    priority: valueOrNull(enteredWhole(form.priority)),
    factor: valueOrNull(enteredPercent(form.factor)),
    vat: oneOf(vatStatuses, form.vat),
    tariff: optional(form.tariff),
    // an empty balance is a balance of nothing, said so by the field's help
    openingBalanceCents: valueOrNull(enteredMoney(form.openingBalance)) ?? 0,
    iban: form.iban.trim(),
    mandate: form.mandate.trim(),
    mandateDate: optional(form.mandateDate),
    email: form.email.trim(),
    language: form.language.trim(),
  }
}

function oneOf<T extends string>(names: readonly T[], chosen: string): T {
  const name = names.find((known) => known === chosen)
  if (name === undefined) throw new RangeError(`not one of ${names.join(', ')}: ${chosen}`)
  return name
}

/** The smallest whole number no member has. */
export function freeNumber(taken: ReadonlySet<string>): string {
  let number = taken.size + 1
  while (taken.has(String(number))) number++
  return String(number)
}
