import { brokenLimit, type Limits } from './guard-rails.ts'
import type { Replayed } from './replay.ts'
import type { Candidate, Row } from './verdict.ts'

/** A row of the table a board reads: means over seeds, and how far the seeds lie apart. */
export interface Judged {
  readonly candidate: Candidate
  readonly reward: Spread
  readonly score: Spread
  readonly giniBurden: number
  readonly giniAccess: number
  readonly worstBurden: number
  readonly priceOfFairness: number
  readonly worseOff: number
  readonly excess: number
  /** Keeps to the board's limits (`brokenLimit`). */
  readonly allowed: boolean
}

export interface Spread {
  readonly mean: number
  /** Standard deviation over the seeds. */
  readonly sd: number
}

/** Candidates whose outcome depends on the seed: they win only by more than their own spread. */
const learnt: ReadonlySet<Candidate> = new Set(['ppo', 'bandit'])
const EQUAL = 1e-9

/** The verdict's table: means and spread over the seeds, and whether each candidate keeps to the board's limits against no settings. */
export function judgedRows(rows: readonly Row[], limits: Limits): Judged[] {
  const frozen = rows.find(({ candidate }) => candidate === 'equal')!
  const mean = ({ bySeed }: Row, of: (one: Replayed) => number): number =>
    bySeed.reduce((sum, one) => sum + of(one), 0) / bySeed.length
  const without = {
    excess: mean(frozen, (one) => one.excess),
    worseOff: mean(frozen, (one) => one.worseOff),
  }
  return rows.map((row): Judged => {
    const worseOff = mean(row, (one) => one.worseOff)
    const excess = mean(row, (one) => one.excess)
    return {
      candidate: row.candidate,
      reward: spreadOf(row.bySeed.map((one) => one.reward)),
      score: spreadOf(row.bySeed.map((one) => one.score)),
      giniBurden: mean(row, (one) => one.giniBurden),
      giniAccess: mean(row, (one) => one.giniAccess),
      worstBurden: mean(row, (one) => one.worstBurden),
      priceOfFairness: mean(row, (one) => one.priceOfFairness),
      worseOff,
      excess,
      allowed: brokenLimit(limits, { excess, worseOff }, without) === null,
    }
  })
}

function spreadOf(values: readonly number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  if (values.length < 2) return { mean, sd: 0 }
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, sd: Math.sqrt(squares / (values.length - 1)) }
}

/**
 * Who is recommended: the lowest score among those within the guard rails. What was learnt must beat the best plain
 * alternative by more than its own spread; today's setting stays unless something is better.
 */
export function winnerOf(judged: readonly Judged[]): Candidate {
  const choices = judged.filter(({ candidate, allowed }) => allowed && candidate !== 'optimum')
  // in the order of the table, today's first: it keeps its place against an equal score
  const best = (among: readonly Judged[]): Judged | null =>
    among.reduce<Judged | null>(
      (found, one) => (found === null || one.score.mean < found.score.mean - EQUAL ? one : found),
      null,
    )
  const plain = best(choices.filter(({ candidate }) => !learnt.has(candidate)))
  const beating = choices.filter(
    ({ candidate, score }) =>
      learnt.has(candidate) && (plain === null || score.mean + score.sd < plain.score.mean - EQUAL),
  )
  return (best(beating) ?? plain)?.candidate ?? 'today'
}
