import { bills } from '../pages/bills/index.ts'
import { correction } from '../pages/correction/index.ts'
import { decision } from '../pages/decision/index.ts'
import { fairness } from '../pages/fairness/index.ts'
import { help } from '../pages/help/index.ts'
import { members } from '../pages/members/index.ts'
import { month } from '../pages/month/index.ts'
import { plan } from '../pages/plan/index.ts'
import { readings } from '../pages/readings/index.ts'
import { settings } from '../pages/settings/index.ts'
import { settle } from '../pages/settle/index.ts'
import { studies } from '../pages/studies/index.ts'
import { tariffs } from '../pages/tariffs/index.ts'
import type { AnyPage } from './page.ts'
import type { PageName } from './routes.ts'

/** Every page of an open cooperative by its name. */
export const pages: Readonly<Record<PageName, AnyPage>> = {
  month,
  members,
  readings,
  settle,
  bills,
  fairness,
  decision,
  correction,
  tariffs,
  studies,
  plan,
  settings,
  help,
}
