import { count } from '../../../core/explanation/format.ts'

/** What intervals of a length are called: `quarter hours`, `hours`, `intervals of 10 minutes`. */
export function intervalName(seconds: number): string {
  if (seconds === 900) return 'quarter hours'
  if (seconds === 1800) return 'half hours'
  if (seconds === 3600) return 'hours'
  if (seconds === 86_400) return 'days'
  return `intervals of ${count(Math.round(seconds / 60))} minutes`
}
