/** The month at a glance. */
export const month = {
  open: 'Before the bills go out',
  openDone: 'What is left to do',
  nothingOpen: 'Nothing is waiting for you.',
  year: 'The year',
  yearNote: 'Energy shared, one line a day. Below: the month’s kWh and what sharing them saved.',
  yearEmpty: 'Settle a month, and its days are drawn here.',
  states: {
    empty: 'no readings',
    readings: 'open',
    settled: 'open',
    approved: 'closed',
    corrected: 'corrected',
    'correction-due': 'correction due',
  },
  table: { month: 'Month', shared: 'Shared', saved: 'Saved', state: 'State' },
}
