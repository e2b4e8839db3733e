import { expect, test } from 'vitest'
import { ruleObstacle } from '../../src/core/billing/availability.ts'
import { chosenKey } from '../../src/core/billing/choice.ts'
import type { SettlementInput } from '../../src/core/billing/input.ts'
import { assembledFor, hasSplit, prepareMonth } from '../../src/core/billing/prepared-month.ts'
import type { MemberResult, SettlementResult } from '../../src/core/billing/result.ts'
import { settlePrepared } from '../../src/core/billing/settle.ts'
import { WalkedGames } from '../../src/core/billing/walked-games.ts'
import { settledRules, type Rule } from '../../src/core/community/vocabulary.ts'
import { explainBill } from '../../src/core/explanation/explain.ts'
import { billFacts } from '../../src/core/explanation/facts.ts'
import { quietly, solvers } from '../core/billing/community.ts'
import { sentencesOf, unknownNumbers } from '../core/explanation/printed-facts.ts'
import { demoMonths } from './demo-months.ts'

/** A month under every rule there is on it; the games are walked once. */
async function everyRule(input: SettlementInput): Promise<Map<Rule, SettlementResult>> {
  const key = chosenKey(input, hasSplit(input))
  const prepared = prepareMonth(key, { ...input, rho: 0.3 }, assembledFor(key, input), quietly)
  const walked = new WalkedGames(solvers, { alwaysShares: true })
  const results = new Map<Rule, SettlementResult>()
  for (const rule of settledRules) {
    if (ruleObstacle(rule, key, input) !== null) continue
    results.set(rule, await settlePrepared(rule, prepared, walked, quietly, false))
  }
  return results
}

const sum = (amounts: readonly number[]): number => amounts.reduce((all, amount) => all + amount, 0)

/** Where one explanation does not add up or says a number that is none of its facts; empty is right. */
function faultsOf(
  input: SettlementInput,
  result: SettlementResult,
  member: MemberResult,
  previous: SettlementResult | undefined,
): { readonly faults: string[]; readonly said: readonly string[] } {
  const memberRecord = input.members.find(({ number }) => number === member.member)!
  const asked = {
    result,
    member: member.member,
    previous: previous === undefined ? null : { result: previous },
    cooperative: input.cooperative,
    memberRecord,
  }
  const [said, facts] = [explainBill(asked), billFacts(asked)]
  const faults = unknownNumbers(said, facts)
  const check = (what: string, is: number, should: number): void => {
    if (is !== should) faults.push(`${what}: ${is}, not ${should}`)
  }
  const steps = (...kinds: string[]): number =>
    sum(said.steps.filter(({ kind }) => kinds.includes(kind)).map(({ cents }) => cents))
  check('parts', sum(member.parts.map(({ cents }) => cents)), member.shareCents)
  check('steps', steps('without', 'part', 'fixed'), member.withGrossCents)
  check('supplier and bill', steps('supplier', 'bill'), member.withGrossCents)
  if (said.equity !== null) {
    const { contributionCents, weightsCents, solidarityCents, shareCents } = said.equity
    check('equity', contributionCents + weightsCents + solidarityCents, shareCents)
    check('share', shareCents, member.savingGrossCents)
  }
  if (said.change !== null) {
    const causes = sum(said.change.causes.map(({ cents }) => cents))
    check('change', said.change.previousCents + causes, member.amountCents)
  }
  return { faults, said: sentencesOf(said).filter((sentence) => /\w \w/.test(sentence)) }
}

/**
 * The index of readability LIX: words a sentence + long words (over six letters) in a hundred. Newspapers are at 40 to 50
 * (Björnsson 1968). Figures are read as words, units and signs are not counted.
 */
function lix(sentences: readonly string[]): number {
  const words = sentences.flatMap((sentence) => sentence.match(/[\p{L}’]+|\d[\d.\u00A0]*/gu) ?? [])
  const ends = sum(sentences.map((sentence) => Math.max(1, sentence.match(/[.!?:;](?:\s|$)/g)?.length ?? 0)))
  const long = words.filter((word) => /^\p{L}{7,}/u.test(word))
  return words.length / ends + (100 * long.length) / words.length
}

test(
  'every member, every month, every rule: parts, steps and causes add up, and no number is out of thin air',
  { timeout: 300_000 },
  async () => {
    const months = await demoMonths()
    const faults: string[] = []
    const spoken: string[] = []
    let [told, before] = [0, new Map<Rule, SettlementResult>()]
    for (const input of months) {
      const results = await everyRule(input)
      for (const [rule, result] of results) {
        for (const member of result.members) {
          const found = faultsOf(input, result, member, before.get(rule))
          faults.push(...found.faults.map((fault) => `${input.month} ${rule} ${member.member}: ${fault}`))
          spoken.push(...found.said)
          told++
        }
      }
      before = results
    }
    expect(faults).toEqual([])
    expect(before.has('solidarity') && before.has('weighted-shapley') && before.has('owen')).toBe(true)
    // twelve or thirteen members, twelve months, nine rules or more
    expect(told).toBeGreaterThan(12 * 12 * 9)
    expect(lix(spoken)).toBeLessThan(45)
  },
)
