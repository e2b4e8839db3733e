import type { Equity } from '../../../src/core/contract/equity.ts'
import type { Input, Output } from '../../../src/core/contract/contract.ts'
import { widestGuardRails } from '../../../src/core/tuning/guard-rails.ts'
import recorded from './decision.json' with { type: 'json' }

/** What the service said of the demo cooperative: a proposal within a limit of 10 €, then another share decided. */
export const proposed = recorded.proposed as unknown as Equity
export const decided = recorded.decided as unknown as Equity
const kept = proposed.proposal!

/** Nobody set limits yet: the page asks for them first. */
export const beforeLimits: Equity = {
  ...proposed,
  rails: widestGuardRails,
  railsSet: false,
  keyTakesEffect: true,
  proposal: null,
  groups: [...proposed.groups, { group: 'hardship', households: null, before: null, after: null }],
}
export const tooFew: Equity = { ...beforeLimits, settledMonths: 3, groups: [], households: 0 }

/** No limit was set: the bound decided, and the page says so. Weights take effect. */
export const unlimited: Equity = {
  ...proposed,
  rails: widestGuardRails,
  railsSet: false,
  keyTakesEffect: true,
  proposal: {
    ...kept,
    proposal: {
      ...kept.proposal,
      rails: widestGuardRails,
      heldBy: 'most-rho',
      keyTakesEffect: true,
      proposal: { rho: 0.6, weights: { higher: 0.5, lower: 1.5 } },
    },
  },
}

/** The key takes weights, within the limits. */
export const weighted: Equity = { ...proposed, keyTakesEffect: true }

export const curve: Output<'equity.curve'> = {
  months: kept.proposal.months,
  curve: kept.proposal.curve,
  today: kept.proposal.today,
  currency: 'EUR',
}

export function consequencesOf({ setting }: Input<'equity.consequences'>): Output<'equity.consequences'> {
  const led = recorded.consequences
  const isMuch = setting.rho > 0.3
  return {
    consequences: {
      ...led,
      setting,
      excess: { ...led.excess, after: isMuch ? 12.55 : led.excess.after },
      worseOff: isMuch ? [{ member: '8', name: 'Petra Wimmer', months: 2 }] : [],
    },
  }
}

const longName = 'Wohnungsgenossenschaft Donaudampfschifffahrtsgesellschaft an der Rosenhügelsiedlung West'
export const longNames: Equity = {
  ...proposed,
  proposal: {
    ...kept,
    proposal: {
      ...kept.proposal,
      members: kept.proposal.members.map((one, k) => (k % 4 === 0 ? { ...one, name: longName } : one)),
    },
  },
}
