import { addMonths } from '../../../src/core/calendar/month.ts'
import type { FairnessMonth, FairnessTrend } from '../../../src/core/reporting/fairness.ts'
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
const at = (values: readonly number[], index: number): number => values[index] ?? Number.NaN

function monthOf(index: number): FairnessMonth {
  const shared = micro(at(sharedKWh, index))
  const savings = Math.round(at(sharedKWh, index) * 19.8)
  return {
    month: addMonths(month, index - 11),
    approved: index < 11,
    households: 11,
    withoutIncome: 1,
    giniWith: at(giniWith, index),
    giniWithout: at(giniWithout, index),
    windowMonths: Math.min(12, index + 3),
    worstWith: at(worstWith, index) / 100,
    worstWithout: at(worstWithout, index) / 100,
    sharedMicroKWh: shared,
    savingsCents: savings,
    access: 0.22,
    bands: [
      {
        band: 'lower',
        households: 5,
        sharedIn: Math.round(shared * 0.34),
        offtake: micro(1240),
        access: at(lower, index) / 100,
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
        shareCents: Math.round(savings * 0.24),
        shareOfSavings: 0.24,
        burden: 0.014,
      },
    ],
  }
}

export const fairnessTrend: FairnessTrend = {
  months: Array.from({ length: 12 }, (_, index) => monthOf(index)),
  headline: 'The burden is shared more evenly than a year ago.',
  lead: 'The Gini of energy burden fell from 0.366 to 0.352. Since August it is below what it would be without the cooperative.',
}

/** Nobody's income is known: totals only. */
export const withoutIncomes: FairnessTrend = {
  months: fairnessTrend.months.map((one) => ({
    ...one,
    households: 0,
    withoutIncome: 9,
    giniWith: null,
    giniWithout: null,
    worstWith: null,
    worstWithout: null,
    bands: [],
  })),
  headline: '190.08\u00A0€ were saved together in October.',
  lead: 'Burdens cannot be told, because no household’s income is known.',
}

export const oneMonth: FairnessTrend = {
  months: fairnessTrend.months.slice(-1),
  headline: 'October is the first month.',
  lead: 'From the second one on there is a trend.',
}

export const noMonths: FairnessTrend = { months: [], headline: '', lead: '' }
