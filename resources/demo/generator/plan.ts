import { addMonths } from '../../../src/core/calendar/month.ts'

/** What a treasurer did with these files over the year; `fairwatt demo` does the same through the same service. */

/** The supplier's price rises on the 15th of January. */
export const tariffsCsv = [
  'name,from,until,band_from,band_until,days,buy,sell,shared_network,fee,internal,fixed_per_month,vat',
  'River Valley,2024-11-01,2026-01-14,,,,0.284,0.062,0.048,0.010,0.118,1.00,20',
  'River Valley,2026-01-15,,,,,0.291,0.062,0.048,0.010,0.118,1.00,20',
  '',
].join('\n')

export const bandsCsv = ['id,from_income,to_income', 'lower,,32000', 'higher,32000,', ''].join('\n')

const approvedMonths = Array.from({ length: 11 }, (_, k) => addMonths('2025-11', k))
const reasons: Record<string, string> = {
  '2026-05':
    'The meter of member 5 was dead for three days; the operator will deliver, the board agreed to bill now.',
}

export const demoPlan = {
  cooperative: {
    name: 'River Valley Energy Cooperative',
    address: 'Mill Lane 3\n4820 River Valley',
    email: 'treasurer@river-valley.example',
    registerNumber: 'FN 512733 k',
    vatNumber: 'ATU00000000',
    iban: 'AT611904300234573201',
    bic: '',
    zone: 'Europe/Vienna',
    currency: 'EUR',
    model: 'shared-energy',
    vatRate: 2000,
    rule: 'shapley',
    key: null,
    referenceTariff: 'River Valley',
    paymentDays: 14,
  },
  members: 'members.csv',
  tariffs: 'tariffs.csv',
  bands: 'bands.csv',
  steps: [
    {
      import: [
        'exports/valley-grid-2025-11.csv',
        'exports/valley-grid-2026-02.csv',
        'exports/valley-grid-2026-05.csv',
        'exports/valley-grid-2026-08.csv',
        'exports/school-used.csv',
        'exports/school-fed-in.csv',
      ],
      replace: false,
    },
    { import: ['exports/community-2026-09.xlsx'], replace: false },
    ...approvedMonths.flatMap((month) => [
      { settle: month },
      { approve: month, reason: reasons[month] ?? null, date: `${addMonths(month, 1)}-04` },
      ...(month === '2026-03'
        ? [
            { import: ['exports/valley-grid-correction-2026-02.csv'], replace: true },
            { settle: '2026-02' },
            {
              correct: '2026-02',
              reason: 'The grid operator replaced four days of the bakery.',
              date: '2026-04-09',
            },
          ]
        : []),
    ]),
  ],
}
