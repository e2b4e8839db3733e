import type { TableFormat } from './format.ts'
import { hasHeader } from './table-hints.ts'

/** Distributors of Victoria (CitiPower, Powercor, Jemena, AusNet): a row a day and side, `NMI,METER SERIAL NUMBER,CON/GEN,DATE,ESTIMATED?` and 48 half hours in kWh. */
export const auMyEnergy: TableFormat = {
  id: 'au-my-energy',
  name: 'My Energy (Victoria)',
  recognise: (table) => hasHeader(table, [/^NMI$/i, /^CON\/GEN$/i, /^DATE$/i, /^ESTIMATED\?$/i]),
  hints: {
    zone: 'Australia/Melbourne',
    unit: 'kWh',
    sides: [
      [/^con/i, 'offtake'],
      [/^gen/i, 'feed-in'],
    ],
  },
}
