import { changes } from './changes.en.ts'
import { fairness } from './fairness.en.ts'
import { month } from './month.en.ts'

/** What the month, the changes before settling and the fairness trend say, in English; another language has this shape. */
export const en = { fairness, month, changes }

export type ReportingText = typeof en
