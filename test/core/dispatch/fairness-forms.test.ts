import { describe, expect, test } from 'vitest'
import { aloneOf } from '../../../src/core/dispatch/alone.ts'
import { utility } from '../../../src/core/dispatch/equity/alpha-form.ts'
import { costScale } from '../../../src/core/dispatch/equity/parts.ts'
import { stageB, type FairStage } from '../../../src/core/dispatch/equity/stage-b.ts'
import { partOf } from '../../../src/core/dispatch/part.ts'
import { stageA } from '../../../src/core/dispatch/stage-a.ts'
import {
  consumptionOf,
  incomeOfHorizon,
  type EquitySettings,
  type Study,
} from '../../../src/core/dispatch/study.ts'
import { sixStudies } from '../../../src/core/scenarios/six.ts'
import { dispatchSolver } from '../../../src/main/solver/dispatch-solver.ts'
import { randomStudy } from './random-study.ts'

/** The forms of fairness beside weights (equity.md, "Also offered"). */

const watch = { report: () => undefined, shouldStop: () => false }
const solver = dispatchSolver(watch)
const limits = { secondsLimit: 60 }

interface Basis {
  readonly cheapest: number
  readonly alone: readonly number[]
  readonly localPrices: readonly number[]
}

async function basisOf(study: Study, greenPool: boolean): Promise<Basis> {
  const alone = (await aloneOf(study, solver, limits, watch)).map(({ cost }) => cost)
  const a = (await stageA(study, solver, limits, { greenPool }))!
  return { cheapest: a.proof.objective, alone, localPrices: a.localPrices }
}

const planned = (study: Study, basis: Basis, changes: Partial<EquitySettings>): Promise<FairStage> =>
  stageB(study, { ...study.settings, ...changes }, basis, solver, limits)

const burdens = (study: Study, { money }: FairStage): number[] =>
  study.members.flatMap((member, i) => {
    const income = incomeOfHorizon(study, member)
    return income === null ? [] : [money.members[i]!.net / income]
  })
const worstFirst = (values: readonly number[]): number[] => values.toSorted((a, b) => b - a)

const s1 = sixStudies.find(({ name }) => name === 'S1')!
const four = partOf(s1, [0, 3, 5, 7])
const studies: (readonly [string, Study])[] = [
  ['four of S1', four],
  ...[3, 14, 24].map((seed) => [`random ${seed}`, randomStudy(seed)] as const),
]

describe.each(studies)('%s', (_name, study) => {
  const equal = { greenPool: false, weights: 'equal', delta: 0.03 } as const

  test('leximin: its worst burden is the Rawlsian one, and no other plan at that cost comes first in order', async () => {
    const basis = await basisOf(study, false)
    const leximin = await planned(study, basis, { ...equal, fairness: { form: 'leximin' } })
    const rawls = await planned(study, basis, { ...equal, mu: 1, nu: 0 })
    const found = worstFirst(burdens(study, leximin))
    expect(found[0]).toBeCloseTo(worstFirst(burdens(study, rawls))[0]!, 6)
    expect(leximin.priceOfFairness).toBeLessThanOrEqual(0.03 + 1e-6)
    expect(leximin.proof.residual).toBeLessThanOrEqual(1e-6)
    const others = [
      rawls,
      await planned(study, basis, { ...equal, mu: 0, weights: 'income' }),
      await planned(study, basis, { ...equal, fairness: { form: 'alpha-fair', alpha: 2 } }),
    ]
    for (const other of others) {
      const theirs = worstFirst(burdens(study, other))
      const differs = found.findIndex((burden, k) => Math.abs(burden - theirs[k]!) > 1e-5 * Math.abs(burden))
      expect(differs === -1 || found[differs]! < theirs[differs]!).toBe(true)
    }
  })

  test('α-fair: 0 is the cheapest plan, and a larger α has at least the utility of the others at it', async () => {
    const basis = await basisOf(study, false)
    const alphas = [0, 1, 2]
    const plans = await Promise.all(
      alphas.map((alpha) => planned(study, basis, { ...equal, fairness: { form: 'alpha-fair', alpha } })),
    )
    expect(plans[0]!.priceOfFairness).toBeLessThan(1e-6)
    const together = basis.alone.reduce((sum, cost) => sum + cost, 0) - basis.cheapest
    const share = together / study.members.length
    for (const [k, alpha] of alphas.entries()) {
      expect(plans[k]!.priceOfFairness).toBeLessThanOrEqual(0.03 + 1e-6)
      const worth = plans.map(({ money }) =>
        money.members.reduce(
          // below a twentieth of an equal share the slope there counts, as in the program
          (sum, { net }, i) => sum + asPlanned((basis.alone[i]! - net) / share, alpha),
          0,
        ),
      )
      // tangents are within 0.002 of the utility at α = 1, and within 0.01 of it at α = 2
      expect(worth[k]).toBeGreaterThanOrEqual(Math.max(...worth) - 0.02 * study.members.length)
    }
  })

  test('limits: loose ones cost nothing, kept ones cost what they cost, impossible ones are missed and told', async () => {
    const basis = await basisOf(study, true)
    const of = (burdenMost: number | null, accessLeast: number | null): Promise<FairStage> =>
      planned(study, basis, {
        greenPool: true,
        weights: 'equal',
        fairness: { form: 'limits', burdenMost, accessLeast },
      })
    const loose = await of(10, 0)
    expect(loose.priceOfFairness).toBeLessThan(1e-6)
    expect(loose.missed).toEqual({
      burden: study.members.map(() => 0),
      accessKWh: study.members.map(() => 0),
    })
    const worst = Math.max(...burdens(study, loose))
    const least = Math.max(
      ...burdens(study, await planned(study, basis, { greenPool: true, mu: 1, nu: 0, delta: 0.05 })),
    )
    const between = await of((worst + least) / 2, null)
    expect(between.missed!.accessKWh).toBeNull()
    expect(Math.max(...burdens(study, between))).toBeLessThanOrEqual((worst + least) / 2 + 1e-6)
    expect(between.money.cost).toBeGreaterThanOrEqual(basis.cheapest - 1e-6)
    expect(between.money.cost).toBeLessThanOrEqual(
      basis.cheapest + 0.05 * costScale(study, basis.cheapest) + 1e-6,
    )
    // energy for nothing cannot be had: what is missed is what is paid
    const impossible = await of(0, null)
    for (const [i, { net }] of impossible.money.members.entries()) {
      const known = study.members[i]!.incomePerYear !== null
      expect(impossible.missed!.burden![i]).toBeCloseTo(known ? Math.max(0, net) : 0, 6)
    }
  })
})

test('access that the sun does not give is missed by the kWh that are short', async () => {
  const basis = await basisOf(four, true)
  const { missed, access } = await planned(four, basis, {
    fairness: { form: 'limits', burdenMost: null, accessLeast: 0.9 },
  })
  for (const [i, member] of four.members.entries()) {
    const short = member.incomePerYear === null ? 0 : (0.9 - access[i]!) * consumptionOf(four, member)
    expect(missed!.accessKWh![i]).toBeCloseTo(Math.max(0, short), 6)
  }
  expect(Math.max(...missed!.accessKWh!)).toBeGreaterThan(0)
})

function asPlanned(part: number, alpha: number): number {
  const least = 0.05
  return part >= least ? utility(part, alpha) : utility(least, alpha) + least ** -alpha * (part - least)
}
