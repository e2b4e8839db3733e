import { session } from '../../app/session.svelte.ts'
import { text } from '../../text/index.ts'

/** The month's next step from this station on: settling where it is not known yet; null where it is what this station is for. */
export function nextStep(month: string): { readonly label: string; readonly go: () => void } | null {
  const overview = session.overview?.month === month ? session.overview : null
  const { label, page } = overview?.next ?? { label: text.readings.settle(month), page: 'settle' as const }
  return page === 'readings' ? null : { label, go: () => session.go({ page }) }
}
