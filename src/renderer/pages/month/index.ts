import type { MonthOverview } from '../../../core/contract/cooperative.ts'
import { definePage } from '../../app/page.ts'
import { session } from '../../app/session.svelte.ts'
import Month from './Month.svelte'

export type YearMonth = MonthOverview['year'][number]

/** The month's story; asked once together with the path above it. */
export const month = definePage<MonthOverview>({
  load: (_, asked) => session.overviewOf(asked.month),
  show: Month,
})
