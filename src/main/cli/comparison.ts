import type { SettlementResult } from '../../core/billing/result.ts'
import type { IncomeBand } from '../../core/community/cooperative.ts'
import type { Member } from '../../core/community/member.ts'
import { keys, rules, type Key, type Rule } from '../../core/community/vocabulary.ts'
import type { Input } from '../../core/contract/contract.ts'
import type { BeforeSettling } from '../../core/contract/settling.ts'
import { ProblemError } from '../../core/problems/problem.ts'
import { energyBurdens } from '../../core/reporting/energy-burden.ts'
import { gini } from '../../core/reporting/gini.ts'
import { kWhOf } from '../../core/units/energy.ts'
import { formatCents } from '../../core/units/money.ts'
import { sameChoice } from './commands/bills.ts'
import { withScratchCopy } from './scratch-copy.ts'
import type { Session } from './session.ts'
import type { Terminal } from './terminal.ts'

/** One rule or key on the month: what it gives, or why it cannot be had. */
export type Tried =
  | { readonly available: true; readonly result: SettlementResult }
  | { readonly available: false; readonly reason: string }

export interface Comparison {
  readonly month: string
  /** The settlement with the choices in force; every change is against it. */
  readonly current: SettlementResult
  readonly rules: readonly { readonly rule: Rule; readonly tried: Tried }[]
  readonly keys: readonly { readonly key: Key; readonly tried: Tried }[]
  /** Whose incomes tell the burden. */
  readonly members: readonly Member[]
  readonly bands: readonly IncomeBand[]
}

type Choice = Input<'settle.run'>

/** Settles the month once with every rule and every key this version has, all else as it is in force. */
export async function compareMonth(session: Session, month: string, terminal: Terminal): Promise<Comparison> {
  const before = await session.call('settle.before', { month })
  const newest = await session.call('settle.get', { month, which: 'newest' })
  const inForce: Choice = newest
    ? sameChoice(newest)
    : { month, rule: null, key: null, gapRule: null, invoiceCents: null, premiumCents: null, seed: null }
  return withScratchCopy(session, terminal, async (copy) => {
    const current = (await copy.run('settle.run', inForce)).result
    const attempt = async (
      listed: BeforeSettling['rules'][number] | BeforeSettling['keys'][number] | undefined,
      choice: Choice,
    ): Promise<Tried> => {
      if (!listed?.available)
        return { available: false, reason: listed?.reason ?? 'This version does not have it.' }
      return settleOrReason(copy, choice)
    }
    const triedRules = []
    for (const rule of rules) {
      const listed = before.rules.find(({ name }) => name === rule)
      const tried = await attempt(listed, { ...inForce, rule, key: current.key })
      triedRules.push({ rule, tried })
    }
    const triedKeys = []
    for (const key of keys) {
      const listed = before.keys.find(({ name }) => name === key)
      const tried = await attempt(listed, { ...inForce, key, rule: current.rule })
      triedKeys.push({ key, tried })
    }
    const details = current.members.map(({ member }) => copy.call('members.get', { number: member, month }))
    const members = (await Promise.all(details)).map(({ member }) => member)
    const { bands } = await copy.call('bands.list', {})
    return { month, current, rules: triedRules, keys: triedKeys, members, bands }
  })
}

async function settleOrReason(copy: Session, choice: Choice): Promise<Tried> {
  try {
    const { result } = await copy.run('settle.run', choice)
    return result.preview ? { available: false, reason: result.preview.reason } : { available: true, result }
  } catch (error) {
    // what the month or the members lack for this rule is an answer here; a mistake of ours is not
    if (error instanceof ProblemError && error.problem.family !== 'bug' && error.problem.code !== 'cancelled')
      return { available: false, reason: error.problem.what }
    throw error
  }
}

/**
 * The document of `compare` (interface.md). `change`: amount under this rule − amount under the one in force.
 * `giniBurden`: Gini of with_i ÷ income over the month's households with known income.
 */
export function comparisonJson(comparison: Comparison) {
  const { month, current, members, bands } = comparison
  const inForce = new Map(current.members.map(({ member, amountCents }) => [member, amountCents]))
  return {
    month,
    current: current.rule,
    currentKey: current.key,
    rules: comparison.rules.map(({ rule, tried }) => {
      if (!tried.available)
        return { rule, ...tried, members: [], largestExcess: null, worseOff: [], giniBurden: null }
      const { stability, worseOff } = tried.result
      return {
        rule,
        available: true,
        members: tried.result.members.map(({ member, shareCents, amountCents }) => ({
          member,
          share: formatCents(shareCents),
          amount: formatCents(amountCents),
          change: formatCents(amountCents - (inForce.get(member) ?? amountCents)),
        })),
        largestExcess: stability?.largestExcess ?? null,
        worseOff: worseOff.map(({ member }) => member),
        giniBurden: gini(
          energyBurdens([tried.result], members, bands).households.map(({ burdenWith }) => burdenWith),
        ),
      }
    }),
    keys: comparison.keys.map(({ key, tried }) => {
      if (!tried.available) return { key, ...tried, sharedKWh: null, members: [] }
      return {
        key,
        available: true,
        sharedKWh: kWhOf(tried.result.totals.shared),
        members: tried.result.members.map((one) => ({
          member: one.member,
          sharedInKWh: kWhOf(one.sharedIn),
          sharedOutKWh: kWhOf(one.sharedOut),
          share: formatCents(one.shareCents),
          amount: formatCents(one.amountCents),
        })),
      }
    }),
  }
}
