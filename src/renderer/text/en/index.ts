import { app } from './app.ts'
import { bills } from './bills.ts'
import { compare } from './compare.ts'
import { correction } from './correction.ts'
import { decision } from './decision.ts'
import { fairness } from './fairness.ts'
import { help } from './help.ts'
import { members } from './members.ts'
import { month } from './month.ts'
import { operatorSplit } from './readings/operator-split.ts'
import { plan } from './plan.ts'
import { readings } from './readings.ts'
import { readingsChecks } from './readings/checks.ts'
import { settings } from './settings.ts'
import { settle } from './settle.ts'
import { start } from './start.ts'
import { studies } from './studies.ts'
import { tableImport } from './table-import.ts'
import { tariffs } from './tariffs.ts'
import {
  capital,
  counted,
  counting,
  inWords,
  listed,
  MOST_LISTED,
  longDate,
  monthAndYear,
  monthName,
  shortDate,
  shortMonth,
} from './words.ts'

export const en = {
  /** How the language makes words of months, days and counts. */
  words: {
    capital,
    counted,
    counting,
    inWords,
    listed,
    MOST_LISTED,
    longDate,
    monthAndYear,
    monthName,
    shortDate,
    shortMonth,
  },
  app,
  start,
  month,
  members,
  tableImport,
  tariffs,
  settings,
  help,
  readings,
  readingsChecks,
  operatorSplit,
  settle,
  compare,
  bills,
  correction,
  fairness,
  decision,
  studies,
  plan,
}
