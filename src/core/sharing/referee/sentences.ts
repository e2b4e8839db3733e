import { count, energy, longDate } from '../../explanation/format.ts'
import type { Fault } from './fault.ts'
import { lackingSentence } from './lacking.ts'
import type { RefereeReport } from './referee.ts'

/** A fault as one sentence that an operator's clerk understands without the rest. */
export function faultSentence(fault: Fault): string {
  const { from, until, slots, micro, points } = fault
  const when = from === until ? `On ${longDate(from)}` : `From ${longDate(from)} to ${longDate(until)}`
  const slotWords = `${count(slots)} ${slots === 1 ? 'interval' : 'intervals'}`
  const kWh = energy(Math.abs(micro), 3)
  const [first = '', second = ''] = points
  switch (fault.detail) {
    case 'equal':
      return `${when} the energy was split in equal parts and not by consumption; in ${slotWords} ${kWh} came to others.`
    case 'static':
      return `${when} the energy was split by fixed shares and not by consumption; in ${slotWords} ${kWh} came to others.`
    case 'unexplained':
      return `${when} the split differs from consumption in ${slotWords}, about ${kWh}; no single cause explains all of it.`
    case 'surplus-column-missing':
      return `${when} the surplus of ${first} is not in the file: ${kWh} that nobody got.`
    case 'surplus-differs':
      return micro >= 0
        ? `${when} the surplus of ${first} is too small in ${slotWords}: ${kWh} were assigned to nobody.`
        : `${when} the surplus of ${first} is too large in ${slotWords}: ${kWh} were assigned twice.`
    case 'no-plants':
      return `${when} the file has shares of ${kWh} but no plant that made them.`
    case 'plant-not-in-file':
      return `${when} more was shared than the plants in the file made, in ${slotWords} ${kWh} more: a plant is missing from the file.`
    case 'plant-not-in-split':
      return `${when} the generation of ${first} was not shared: ${kWh} in ${slotWords}.`
    case 'consumer-not-in-file':
      return `${when} less was shared than by the consumption in the file${points.length > 0 ? ` (${points.join(', ')} without consumption)` : ''}: a consumer with about ${kWh} in ${slotWords} is missing from it.`
    case 'consumer-not-in-split':
      return `${when} ${first} got no share although it used ${kWh} in ${slotWords}.`
    case 'no-consumption':
      return `${when} ${points.join(', ')} ${points.length === 1 ? 'has' : 'have'} a share but no consumption in the file.`
    case 'swapped':
      return second === ''
        ? `${when} two columns of ${first} are exchanged; with them the other way round all ${slotWords} agree.`
        : `${when} columns of ${points.slice(0, -1).join(', ')} and ${points.at(-1)} are exchanged; each under its own point all ${slotWords} agree.`
    case 'twice-in-file':
      return `${when} ${first} is in the file twice (${kWh}); it was counted once.`
    case 'twice-in-split':
      return `${when} ${first} was counted twice in the split: ${kWh} too much in ${slotWords}.`
    case 'two-names':
      return `${when} ${first} and ${second} have the same readings (${kWh}): one meter under two names.`
    case 'same-readings':
      return `${when} ${first} and ${second} have the same readings (${kWh}) and different shares: one of these columns cannot be right.`
    case 'more-than-used':
      return `${when} ${first} is said to have covered ${kWh} more than it used, in ${slotWords}.`
  }
}

/**
 * What to write to the operator: the period, every fault in its sentence, the values that are missing, and where the figures stand. Empty
 * where there is nothing to write.
 */
export function operatorLetter({ from, until, faults, lacking, slots }: RefereeReport): string {
  const missing = lacking.points.map(lackingSentence)
  if (faults.length === 0 && missing.length === 0) return ''
  const period = from === until ? `of ${longDate(from)}` : `from ${longDate(from)} to ${longDate(until)}`
  const finding =
    faults.length > 0
      ? 'it differs from what you published.'
      : slots > 0
        ? 'it agrees wherever it can be recomputed, but values are missing.'
        : 'it cannot be recomputed, as values are missing.'
  return [
    `We recomputed your split ${period} interval by interval, by consumption, and ${finding}`,
    ...faults.map(faultSentence),
    ...missing,
    ...(missing.length > 0 ? ['Please publish the missing values.'] : []),
    ...(faults.length > 0
      ? ['The table with every day, point and column that differs goes with this message.']
      : []),
  ].join('\n')
}
