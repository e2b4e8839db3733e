import { monthSpan } from '../calendar/month.ts'
import { addDays } from '../calendar/zone.ts'
import { keyTableOn } from '../community/key-table.ts'
import type { Member } from '../community/member.ts'
import { keys, rules, type Key, type Model, type Rule } from '../community/vocabulary.ts'
import { MOST_FOR_NUCLEOLUS } from '../game/explicit/table-nucleolus.ts'
import { incomesOf } from './incomes.ts'
import type { SettlementInput } from './input.ts'
import { rowsInMonth } from './prices.ts'

/** A rule or key of the vocabulary on a month: to be had, or why not in one sentence. */
export interface Choice<N extends string> {
  readonly name: N
  readonly available: boolean
  readonly reason: string | null
}

/** What decides it: everything of a settlement but its readings. */
export type Asked = Pick<
  SettlementInput,
  'month' | 'cooperative' | 'members' | 'tariffs' | 'bands' | 'keyTables'
>

/** Every money rule on the month, under the key that shall be in force. None is left out. */
export function availableRules(asked: Asked, key: Key): Choice<Rule>[] {
  return rules.map((name) => choiceOf(name, ruleObstacle(name, key, asked)))
}

/** Every allocation key on the month; `hasSplit`: its readings hold the operator's split. None is left out. */
export function availableKeys(asked: Asked, hasSplit: boolean): Choice<Key>[] {
  return keys.map((name) => choiceOf(name, keyObstacle(name, asked, hasSplit)))
}

function choiceOf<N extends string>(name: N, reason: string | null): Choice<N> {
  return { name, available: reason === null, reason }
}

/** Why a rule cannot be had on the month under a key; null where it can. Conditions: engine.md "Money rules". */
export function ruleObstacle(rule: Rule, key: Key, asked: Asked): string | null {
  const { model } = asked.cooperative
  switch (rule) {
    case 'pass-through':
    case 'mid-market':
    case 'double-auction':
    case 'shapley':
      return null
    case 'supply-demand-ratio':
      return ratioObstacle(model, asked)
    case 'bill-sharing':
      return model === 'premium'
        ? 'With a premium everybody keeps the own supplier, so there is no common bill to share.'
        : null
    case 'owen':
      return owenObstacle(model, key, asked)
    case 'weighted-shapley':
    case 'solidarity':
      return incomeObstacle(asked)
    case 'nucleolus':
      return nucleolusObstacle(asked)
  }
}

function ratioObstacle(model: Model, asked: Asked): string | null {
  if (model === 'premium')
    return 'With a premium nothing is sold between members, so there is no price to find.'
  const rows = referenceRows(asked)
  if (rows.some(({ sell }) => sell <= 0)) {
    return 'A surplus earns nothing outside in this month, so sellers would get nothing whatever the ratio.'
  }
  if (rows.some((row) => receivedPrice(row, model) <= 0)) {
    return 'A shared kWh saves its receiver nothing in this month, so there is no price to find.'
  }
  return null
}

function owenObstacle(model: Model, key: Key, asked: Asked): string | null {
  if (key === 'static' || key === 'table')
    return 'It is known only for keys that share everything possible; fixed coefficients do not.'
  if (model === 'premium') return null
  const reference = asked.cooperative.referenceTariff
  if (
    model === 'shared-energy' &&
    membersOf(asked).some(({ tariff }) => (tariff ?? reference) !== reference)
  ) {
    return 'It is known only where everybody has the same prices; some members have prices of their own.'
  }
  if (referenceRows(asked).some((row) => receivedPrice(row, model) < row.sell)) {
    return 'In part of this month a shared kWh is worth less inside than outside, so no point is stable for sure.'
  }
  return null
}

function nucleolusObstacle(asked: Asked): string | null {
  const members = membersOf(asked).length
  if (members <= MOST_FOR_NUCLEOLUS) return null
  return `It weighs every group of members against every other, which is possible for up to ${MOST_FOR_NUCLEOLUS} members; this month has ${members}.`
}

function incomeObstacle(asked: Asked): string | null {
  const { bands = [], month } = asked
  return incomesOf(membersOf(asked), bands, month).every((income) => income === null)
    ? 'It goes by income, and no household’s income is known.'
    : null
}

/** Why a key cannot be had on the month; null where it can. */
export function keyObstacle(key: Key, asked: Asked, hasSplit: boolean): string | null {
  if (asked.cooperative.model === 'full-supply') {
    return key === 'pro-rata' ? null : 'Behind one connection all is netted; no key is needed.'
  }
  const members = membersOf(asked)
  switch (key) {
    case 'operator':
      return hasSplit ? null : 'The month’s exports hold no split of the grid operator.'
    case 'static':
    case 'static-rounds':
      return members.every(({ staticShare }) => staticShare === null) ? 'No member has a static share.' : null
    case 'priority':
      return members.every(({ priority }) => priority === null) ? 'No member has a priority.' : null
    case 'equity':
      return incomeObstacle(asked)
    case 'table':
      return tableObstacle(asked)
    case 'pro-rata':
    case 'equal':
      return null
  }
}

function tableObstacle({ keyTables = [], month }: Asked): string | null {
  if (keyTables.length === 0) return 'This cooperative has no table of hourly coefficients.'
  const { first, last } = monthSpan(month)
  for (let date = first; date <= last; date = addDays(date, 1))
    if (keyTableOn(keyTables, date) === null) return `No table of hourly coefficients holds on ${date}.`
  return null
}

/** The members whose membership holds a day of the month. */
function membersOf({ members, month }: Asked): Member[] {
  const { first, last } = monthSpan(month)
  return members.filter(({ from, until }) => from <= last && (until === null || first <= until))
}

type Row = SettlementInput['tariffs'][number]

function referenceRows({ cooperative, tariffs, month }: Asked): Row[] {
  return rowsInMonth(cooperative.referenceTariff, tariffs, monthSpan(month)).map(({ row }) => row)
}

/** b' = b − n − fee. */
function receivedPrice({ buy, sharedNetwork, fee }: Row, model: Model): number {
  return buy - (model === 'full-supply' ? 0 : sharedNetwork) - fee
}
