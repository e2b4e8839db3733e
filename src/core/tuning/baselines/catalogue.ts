import { withinRails, type Levers, type Rails } from '../levers.ts'

/** Weights by income, this many times as strong, in the catalogue. */
const STRENGTHS = [0, -0.5, 0.5, 1, 1.5]
const RHO_STEP = 0.05

/** Settings a board could choose from: ρ in steps of 5 %, each with income weights of differing strength. */
export function catalogueOf(incomeLogWeights: readonly number[], rails: Rails): Levers[] {
  const strengths = incomeLogWeights.some((weight) => weight !== 0) ? STRENGTHS : [0]
  const settings: Levers[] = []
  for (let step = 0; step * RHO_STEP <= rails.mostRho + 1e-9; step++) {
    for (const strength of strengths) {
      const logWeights = incomeLogWeights.map((weight) => strength * weight)
      settings.push(withinRails({ logWeights, rho: Math.round(step * RHO_STEP * 100) / 100 }, rails))
    }
  }
  return settings
}
