import type { Cooperative } from '../../../core/community/cooperative.ts'
import { ibanFault, mailFault } from '../../../core/community/contact-checks.ts'
import { keys, models, rules, settledKeys, settledRules } from '../../../core/community/vocabulary.ts'
import { enteredVatRate, enteredWhole, valueOrNull } from '../../app/entered.ts'
import type { FieldProblems } from '../../app/form.ts'
import { text } from '../../text/index.ts'
import { percentOfRate } from '../tariffs/vatRate.ts'
import { isKnownZone } from '../welcome/countries.ts'

/** The form as typed; every field of a cooperative as text. */
export type CooperativeForm = Record<keyof Cooperative, string>
type CooperativeProblems = FieldProblems<keyof Cooperative>

export function formOf(cooperative: Cooperative): CooperativeForm {
  return {
    ...cooperative,
    vatRate: cooperative.vatRate === null ? '' : percentOfRate(cooperative.vatRate),
    key: cooperative.key ?? '',
    paymentDays: String(cooperative.paymentDays),
  }
}

export function problemsIn(form: CooperativeForm): CooperativeProblems {
  const words = text.settings.problems
  const problems: CooperativeProblems = {}
  if (form.name.trim() === '') problems.name = words.name
  const mail = mailFault(form.email)
  if (mail !== null) problems.email = mail
  const iban = ibanFault(form.iban)
  if (iban !== null) problems.iban = iban
  if (!isKnownZone(form.zone.trim())) problems.zone = words.zone(form.zone.trim())
  if (!/^[A-Z]{3}$/.test(form.currency.trim())) problems.currency = words.currency
  if (enteredVatRate(form.vatRate) === 'wrong') problems.vatRate = words.vat
  const days = enteredWhole(form.paymentDays)
  if (typeof days !== 'number' || days < 0 || days > 365) problems.paymentDays = words.days
  return problems
}

/** The cooperative a form without problems describes. */
export function cooperativeOf(form: CooperativeForm): Cooperative {
  return {
    name: form.name.trim(),
    address: form.address.trim(),
    email: form.email.trim(),
    registerNumber: form.registerNumber.trim(),
    vatNumber: form.vatNumber.trim(),
    iban: form.iban.trim(),
    bic: form.bic.trim(),
    zone: form.zone.trim(),
    currency: form.currency.trim(),
    model: chosen(models, form.model),
    vatRate: valueOrNull(enteredVatRate(form.vatRate)),
    rule: chosen(rules, form.rule),
    key: form.key === '' ? null : chosen(keys, form.key),
    referenceTariff: form.referenceTariff,
    paymentDays: Number(form.paymentDays),
  }
}

function chosen<T extends string>(names: readonly T[], name: string): T {
  const found = names.find((known) => known === name)
  if (found === undefined) throw new RangeError(`not one of ${names.join(', ')}: ${name}`)
  return found
}

interface Option {
  readonly value: string
  readonly label: string
  readonly disabled: boolean
}

/** Rules this version can settle with; the others stand there with the reason why not. */
export const ruleOptions: readonly Option[] = rules.map((rule) => {
  const isSettled = settledRules.some((known) => known === rule)
  const label = text.settings.rules[rule]
  return {
    value: rule,
    label: isSettled ? label : `${label} (${text.settings.notYet})`,
    disabled: !isSettled,
  }
})

export const keyOptions: readonly Option[] = keys.map((key) => {
  const isSettled = settledKeys.some((known) => known === key)
  const label = text.settings.keys[key]
  return { value: key, label: isSettled ? label : `${label} (${text.settings.notYet})`, disabled: !isSettled }
})
