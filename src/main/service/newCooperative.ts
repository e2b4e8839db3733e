import type { Cooperative } from '../../core/community/cooperative.ts'
import { ALWAYS, type TariffRow } from '../../core/community/tariff.ts'
import type { NewCooperative } from '../../core/contract/cooperative.ts'
import { ProblemError } from '../../core/problems/problem.ts'
import { refuseUnknownZone } from './checks/zone.ts'
import { serviceProblem } from './problems.ts'
import { CooperativeFile, type OpenOptions } from './store/cooperativeFile.ts'

const REFERENCE_TARIFF = 'Standard'

/**
 * Makes a cooperative's file with its settings and, where prices are given, the first row of its reference tariff.
 * Throws `zone-unknown`, `bad-value` where only one of buy and sell is given, and the problems of the place.
 */
export function createCooperative(
  path: string,
  wanted: NewCooperative,
  options: OpenOptions,
): CooperativeFile {
  refuseUnknownZone(wanted.zone)
  const row = firstPrices(wanted, wanted.from ?? ALWAYS)
  return CooperativeFile.create(path, options, (file) => {
    file.write({ kind: 'settings', words: `${wanted.name} begins` }, (batch) => {
      file.ledger.set(batch, 'cooperative', 'cooperative', settingsOf(wanted))
      if (row) file.ledger.set(batch, 'tariff', String(file.tariffs.newId()), row)
    })
  })
}

function settingsOf(wanted: NewCooperative): Cooperative {
  return {
    name: wanted.name,
    address: wanted.address,
    email: '',
    registerNumber: '',
    vatNumber: '',
    iban: '',
    bic: '',
    zone: wanted.zone,
    currency: wanted.currency,
    model: wanted.model,
    vatRate: wanted.vatRate,
    rule: 'shapley',
    key: null,
    referenceTariff: REFERENCE_TARIFF,
    paymentDays: 14,
  }
}

function firstPrices(wanted: NewCooperative, from: string): TariffRow | null {
  const { buy, sell } = wanted
  if (buy === null && sell === null) return null
  if (buy === null || sell === null) {
    const field = buy === null ? 'the price for buying' : 'the price for selling'
    throw new ProblemError(serviceProblem('bad-value', { field, reason: 'both prices or none' }))
  }
  return {
    name: REFERENCE_TARIFF,
    from,
    until: null,
    bandFrom: null,
    bandUntil: null,
    days: null,
    buy,
    sell,
    sharedNetwork: wanted.sharedNetwork,
    fee: wanted.fee,
    internal: wanted.internal,
    fixedPerMonthCents: 0,
    vat: null,
  }
}
