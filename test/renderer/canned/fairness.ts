import { addMonths } from '../../../src/core/calendar/month.ts'
import type { FairnessMonth, FairnessTrend, Inequality } from '../../../src/core/reporting/fairness.ts'
import { micro, month } from './cooperative.ts'

const giniWith = [0.366, 0.366, 0.3665, 0.3669, 0.3655, 0.3637, 0.3601, 0.3535, 0.355, 0.3569, 0.3539, 0.352]
const giniWithout = [
  0.3475, 0.3472, 0.3473, 0.3475, 0.3479, 0.3494, 0.3499, 0.348, 0.3531, 0.3577, 0.3583, 0.3585,
]
const worstWith = [3.73, 3.725, 3.735, 3.73, 3.71, 3.69, 3.66, 3.6, 3.56, 3.5, 3.45, 3.43]
const worstWithout = [4.38, 4.37, 4.385, 4.39, 4.385, 4.39, 4.39, 4.39, 4.42, 4.42, 4.425, 4.44]
const lower = [19.5, 17.3, 14.8, 17.9, 21.2, 24.5, 27.4, 28.1, 28.6, 27.2, 26.3, 24.9]
const middle = [18.2, 16.1, 13.2, 16.4, 19.9, 23.1, 25.2, 26.4, 26.2, 25.5, 24.2, 22.8]
const sharedKWh = [610, 480, 395, 560, 870, 1140, 1310, 1402, 1388, 1299, 1105, 960]
const excess = [15.83, 27.46, 34.31, 36.21, 3.98, 8.77, 12.25, 13.37, 14.17, 14.83, 11.81, 8.84]
const at = (values: readonly number[], index: number): number => values[index] ?? Number.NaN

const carried = [0, 0.015, 0.049, 0.094, 0.157, 0.267, 0.433, 0.607, 0.793, 1]

function inequality(gini: number, worst: number): Inequality {
  return { gini, jain: 0.71, atkinson: gini * gini, worst, aboveSix: 0, lorenz: carried }
}
const untold: Inequality = { gini: null, jain: null, atkinson: null, worst: null, aboveSix: null, lorenz: [] }

function monthOf(index: number): FairnessMonth {
  const shared = micro(at(sharedKWh, index))
  const savings = Math.round(at(sharedKWh, index) * 19.8)
  return {
    month: addMonths(month, index - 11),
    approved: index < 11,
    rule: index < 4 ? 'mid-market' : index < 7 ? 'shapley' : 'solidarity',
    key: 'pro-rata',
    rho: index < 7 ? null : 0.1,
    households: 11,
    withoutIncome: 1,
    windowMonths: 12,
    with: inequality(at(giniWith, index), at(worstWith, index) / 100),
    without: inequality(at(giniWithout, index), at(worstWithout, index) / 100),
    accessGini: 0.118,
    lowIncomeAccess: {
      band: 'lower',
      ratio: at(lower, index) / (0.5 * (at(lower, index) + at(middle, index))),
    },
    sharedMicroKWh: shared,
    savingsCents: savings,
    access: 0.22,
    selfConsumption: 0.81,
    worseOff: 0,
    stability: { largestExcess: at(excess, index), members: 4, proved: true, upperBound: at(excess, index) },
    bands: [
      {
        band: 'lower',
        households: 5,
        sharedIn: Math.round(shared * 0.34),
        offtake: micro(1240),
        access: at(lower, index) / 100,
        accessInWindow: at(lower, index) / 100,
        burdenWithout: 0.039,
        shareCents: Math.round(savings * 0.27),
        shareOfSavings: 0.27,
        burden: 0.031,
      },
      {
        band: 'middle and higher',
        households: 6,
        sharedIn: Math.round(shared * 0.21),
        offtake: micro(1610),
        access: at(middle, index) / 100,
        accessInWindow: at(middle, index) / 100,
        burdenWithout: 0.017,
        shareCents: Math.round(savings * 0.24),
        shareOfSavings: 0.24,
        burden: 0.014,
      },
    ],
  }
}

export const fairnessTrend: FairnessTrend = {
  months: Array.from({ length: 12 }, (_, index) => monthOf(index)),
  marks: [
    { month: '2026-03', words: 'Shapley value' },
    { month: '2026-06', words: '10\u00A0% solidarity' },
  ],
  headline: 'The burden is shared more evenly than a year ago.',
  lead: 'The Gini of energy burden fell from 0.366 to 0.352. Since August it is below what it would be without the cooperative.',
}

/** Nobody's income is known: totals only. */
export const withoutIncomes: FairnessTrend = {
  months: fairnessTrend.months.map((one) => ({
    ...one,
    households: 0,
    withoutIncome: 9,
    with: untold,
    without: untold,
    accessGini: null,
    lowIncomeAccess: null,
    bands: [],
  })),
  marks: fairnessTrend.marks,
  headline: '190.08\u00A0€ were saved together in October.',
  lead: 'Burdens cannot be told, because no household’s income is known.',
}

export const oneMonth: FairnessTrend = {
  months: fairnessTrend.months.slice(-1),
  marks: [],
  headline: 'October is the first month.',
  lead: 'From the second one on there is a trend.',
}

export const noMonths: FairnessTrend = { months: [], marks: [], headline: '', lead: '' }
