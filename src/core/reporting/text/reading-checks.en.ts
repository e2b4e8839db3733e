import type { Zone } from '../../calendar/zone.ts'
import type { Direction } from '../../community/vocabulary.ts'
import * as figures from '../../explanation/format.ts'
import { counted, numeral, slots } from '../../explanation/text/words.en.ts'
import type { Finding } from '../../metering/checks/finding.ts'

interface Where {
  readonly month: string
  readonly zone: Zone
  /** The direction a point without member is registered for, where it is registered at all. */
  readonly otherDirection: Direction | null
}

/** What a finding says, without the member's name, which stands beside it. */
export function readingCheckSentence(finding: Finding, where: Where): string {
  const month = figures.monthName(where.month)
  const kWh = (places: number): string => figures.energy(finding.microKWh ?? Number.NaN, places)
  const [from, until] = [momentOf(finding.from, where.zone), momentOf(finding.until, where.zone)]
  const at = `on ${from.day} at ${from.clock}`
  const during =
    from.day === until.day
      ? `on ${from.day} from ${from.clock} to ${until.clock}`
      : `from ${from.day} ${from.clock} to ${until.day} ${until.clock}`
  const slot = slotName(finding.stepSeconds)
  const several = finding.runs > 1
  const such = several ? `; ${counted(finding.runs, 'such value')} in all` : ''
  const amount = slots(finding.slots, finding.stepSeconds)
  switch (finding.kind) {
    case 'gap':
      if (finding.whole) return `Has no readings in ${month}.`
      return several
        ? `${amount} are missing in ${counted(finding.runs, 'place')}, the first ${at}.`
        : `${amount} ${finding.slots === 1 ? 'is' : 'are'} missing ${during}.`
    case 'meter-exchange':
      return finding.from !== null && finding.until !== null && finding.until <= finding.from
        ? `Its values end ${at}, and those of ${finding.nextPoint ?? ''} begin there: taken for an exchange of the meter, in which nothing is missing.`
        : `Its values end ${at}, and those of ${finding.nextPoint ?? ''} begin on ${until.day} at ${until.clock}. Was the meter exchanged? What lies between is missing.`
    case 'maybe-exchange':
      return `Its values end ${at}, and those of ${finding.nextPoint ?? ''} begin on ${until.day} at ${until.clock}. Was the meter exchanged then, or is half a month’s file of each missing? Until that is known both count as lacking values.`
    case 'negative':
      return finding.slots === 1
        ? `${kWh(3)} ${at}: energy is never below zero.`
        : `${amount} are below zero, the lowest ${kWh(3)} ${at}.`
    case 'register-reset':
      return `${kWh(3)} ${at}, as if the meter had started counting anew${such}.`
    case 'spike':
      return `${kWh(1)} within one ${slot} ${at}; its high values are about ${figures.energy(finding.usualMicroKWh ?? Number.NaN, 2)}${such}.`
    case 'flat-line':
      return `The same ${kWh(3)} in every ${slot} ${during}${several ? `, the longest of ${numeral(finding.runs)} such stretches` : ''}.`
    case 'night-feed-in':
      return `Fed in ${kWh(1)} in the dark, ${during}${several ? `, and again on ${counted(finding.runs - 1, 'other night')}` : ''}. It has next to nothing on most nights.`
    case 'point-without-member':
      return where.otherDirection === null
        ? `No member has this point, so its ${kWh(1)} are not settled.`
        : `Registered for ${directionName(where.otherDirection)} only, so its ${kWh(1)} of ${directionName(finding.direction)} are not settled.`
    case 'member-without-point':
      return `Has no metering point, so takes no part in ${month}.`
    case 'before-joining':
      return `Joined on ${day(finding.memberDate)}, so ${kWh(1)} from before are not settled.`
    case 'after-leaving':
      return `Left on ${day(finding.memberDate)}, so ${kWh(1)} from after are not settled.`
  }
}

/** `quarter hour` */
const slotName = (stepSeconds: number): string => slots(1, stepSeconds).slice(`1${figures.NARROW}`.length)

const directionName = (direction: Direction | null): string => (direction === 'feed-in' ? 'feed-in' : 'use')

const day = (date: string | null): string => (date === null ? '' : figures.longDate(date))

/** `12 October` and `14:15` in the cooperative's zone. */
function momentOf(instant: number | null, zone: Zone): { readonly day: string; readonly clock: string } {
  if (instant === null) return { day: '', clock: '' }
  const { date, seconds } = zone.localOf(instant)
  const two = (count: number): string => String(Math.floor(count)).padStart(2, '0')
  return { day: figures.dayAndMonth(date), clock: `${two(seconds / 3600)}:${two((seconds % 3600) / 60)}` }
}
