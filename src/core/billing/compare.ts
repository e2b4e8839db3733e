import { keys, rules, type Key, type Rule } from '../community/vocabulary.ts'
import { ProblemError } from '../problems/problem.ts'
import { energyBurdens } from '../reporting/energy-burden.ts'
import { gini } from '../reporting/gini.ts'
import type { AssembledMonth } from './assemble.ts'
import { keyObstacle, ruleObstacle } from './availability.ts'
import { chosenKey, chosenRule, type SettledKey } from './choice.ts'
import type { ComparedKey, ComparedRule, Comparison } from './comparison.ts'
import type { SettlementInput, Watch } from './input.ts'
import { assembledFor, hasSplit, prepareMonth, step, type PreparedMonth } from './prepared-month.ts'
import type { MemberResult, SettlementResult } from './result.ts'
import { settlePrepared } from './settle.ts'
import { solidarityRange } from './solidarity-range.ts'
import type { Solvers } from './solvers.ts'
import { WalkedGames } from './walked-games.ts'

type Tried =
  | { readonly available: true; readonly result: SettlementResult }
  | { readonly available: false; readonly reason: string }

/**
 * Settles the month under every rule with the key in force, and under every key with the rule in force; rule, key and
 * gap rule in force are those of the input. Readings are laid out once, and each game is walked once, so this costs
 * little more than the settlements of the different games. `rho` counts for the rule `solidarity`, whichever is in force;
 * with `tries` the month is also told under every other solidarity share.
 * Throws the problems of `settle` where the choices in force cannot be settled; all others are reasons in the answer.
 */
export async function compareRules(
  input: SettlementInput,
  solvers: Solvers,
  watch: Watch,
  { tries = false }: { readonly tries?: boolean } = {},
): Promise<Comparison> {
  step(watch, 'readings')
  const isSplit = hasSplit(input)
  const keyInForce = chosenKey(input, isSplit)
  const ruleInForce = chosenRule(input, keyInForce)
  const walked = new WalkedGames(solvers, { alwaysShares: true })
  const assembled = new Map<boolean, AssembledMonth>()
  const prepare = (key: SettledKey, of: SettlementInput): PreparedMonth => {
    const readsSplit = key === 'operator'
    const month = assembled.get(readsSplit) ?? assembledFor(key, of)
    assembled.set(readsSplit, month)
    return prepareMonth(key, of, month, watch)
  }
  const first = prepare(keyInForce, input)
  const current = await settlePrepared(ruleInForce, first, walked, watch)
  // what the key in force makes of the gaps holds for all keys, so that only the key differs
  const inForce: SettlementInput = { ...input, gapRule: current.gapRule }

  const tryRule = async (rule: Rule): Promise<Tried> => {
    const reason = ruleObstacle(rule, keyInForce, inForce)
    if (reason !== null) return { available: false, reason }
    const chosen = chosenRule({ ...inForce, rule }, keyInForce)
    return resultOrReason(async () =>
      chosen === ruleInForce ? current : settlePrepared(chosen, first, walked, watch),
    )
  }
  const tryKey = async (key: Key): Promise<Tried> => {
    const asked = { ...inForce, key }
    const reason = keyObstacle(key, asked, isSplit) ?? ruleObstacle(ruleInForce, key, asked)
    if (reason !== null) return { available: false, reason }
    return resultOrReason(async () => {
      const chosen = chosenKey(asked, isSplit)
      if (chosen === keyInForce) return current
      return settlePrepared(ruleInForce, prepare(chosen, asked), walked, watch, false)
    })
  }
  // one after another: each finds the games that those before it walked
  const comparedRules: ComparedRule[] = []
  for (const rule of rules) comparedRules.push(comparedRule(rule, await tryRule(rule), current, input))
  const comparedKeys: ComparedKey[] = []
  for (const key of keys) comparedKeys.push(comparedKey(key, await tryKey(key), current))
  return {
    month: input.month,
    currency: current.currency,
    current: current.rule,
    currentKey: current.key,
    members: current.members.map(({ member, name }) => ({ member, name })),
    rules: comparedRules,
    keys: comparedKeys,
    ...(tries && comparedRules.some(({ rule, available }) => rule === 'solidarity' && available)
      ? { solidarity: await solidarityRange(first, walked, watch) }
      : {}),
  }
}

/** What the month or the members lack for a choice is an answer here; a mistake of ours is not. */
async function resultOrReason(settleIt: () => Promise<SettlementResult>): Promise<Tried> {
  try {
    const result = await settleIt()
    return result.preview === null
      ? { available: true, result }
      : { available: false, reason: result.preview.reason }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    const { family, code, what } = error.problem
    if (family === 'bug' || code === 'cancelled') throw error
    return { available: false, reason: what }
  }
}

function comparedRule(
  rule: Rule,
  tried: Tried,
  current: SettlementResult,
  { members, bands = [] }: SettlementInput,
): ComparedRule {
  const nothing = { members: [], largestExcess: null, worseOff: [], giniBurden: null }
  if (!tried.available) return { rule, available: false, reason: tried.reason, ...nothing }
  const { result } = tried
  const { households } = energyBurdens([result], members, bands)
  return {
    rule,
    available: true,
    reason: null,
    members: result.members.map((one) => moneyOf(one, current)),
    largestExcess: result.stability?.largestExcess ?? null,
    worseOff: result.worseOff.map(({ member }) => member),
    giniBurden: gini(households.map(({ burdenWith }) => burdenWith)),
  }
}

function comparedKey(key: Key, tried: Tried, current: SettlementResult): ComparedKey {
  if (!tried.available) return { key, available: false, reason: tried.reason, shared: null, members: [] }
  const { members, totals } = tried.result
  return {
    key,
    available: true,
    reason: null,
    shared: totals.shared,
    members: members.map((one) => ({
      ...moneyOf(one, current),
      sharedIn: one.sharedIn,
      sharedOut: one.sharedOut,
    })),
  }
}

function moneyOf({ member, shareCents, amountCents }: MemberResult, current: SettlementResult) {
  const now = current.members.find((one) => one.member === member)
  return { member, shareCents, amountCents, changeCents: amountCents - (now?.amountCents ?? amountCents) }
}
