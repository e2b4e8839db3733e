import type { Bills as BillsOfMonth } from '../../../core/contract/settling.ts'
import { definePage } from '../../app/page.ts'
import Bills from './Bills.svelte'

/** The month's bills; each one is loaded when it is looked at. */
export const bills = definePage<BillsOfMonth>({
  load: (bridge, { month }) => bridge.call('bills.list', { month }),
  show: Bills,
})
