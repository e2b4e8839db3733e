import type { Bills } from '../../../core/contract/settling.ts'

/** What the month's documents are called together: statements in the premium model, bills elsewhere. */
export function listKind(bills: Bills['bills']): 'bill' | 'statement' {
  return bills.length > 0 && bills.every((bill) => bill.document === 'statement') ? 'statement' : 'bill'
}
