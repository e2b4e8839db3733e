/** Instants (UTC seconds) as local days and times of the cooperative's zone. */

/** `2026-11-04`. */
export function localDate(instant: number, zone: string): string {
  const parts = partsOf(instant, zone)
  return `${parts('year')}-${parts('month')}-${parts('day')}`
}

/** `19:52`. */
export function localTime(instant: number, zone: string): string {
  const parts = partsOf(instant, zone)
  return `${parts('hour')}:${parts('minute')}`
}

function partsOf(instant: number, zone: string): (type: Intl.DateTimeFormatPartTypes) => string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(instant * 1000)
  return (type) => parts.find((part) => part.type === type)?.value ?? ''
}
