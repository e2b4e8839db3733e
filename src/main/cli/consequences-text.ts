import type { Consequences } from '../../core/tuning/consequences.ts'
import { formatCents } from '../../core/units/money.ts'
import { textTable } from './text-table.ts'

/** What a setting would have led to, for a terminal. */
export function consequencesText({ months, gini, excess, worseOff, members }: Consequences): string {
  const figure = (words: string, three: Consequences['gini'], places: number): string[] =>
    three === null
      ? [words, '–', '–', '–']
      : [words, ...[three.without, three.before, three.after].map((value) => value.toFixed(places))]
  return [
    `In the ${months.length} settled months from ${months[0]} to ${months.at(-1)} it would have led to:`,
    textTable(
      ['', 'no settings', 'as it is', 'with it'],
      [figure('Gini of burden', gini, 3), figure('most a group could gain alone, a month', excess, 2)],
      { right: [1, 2, 3] },
    ),
    worseOff.length === 0
      ? 'Nobody would be worse off than alone who is not without settings.'
      : `Worse off than alone, and not without settings: ${worseOff.map(({ name, months: count }) => `${name} (${count} of ${months.length} months)`).join(', ')}.`,
    textTable(
      ['member', 'name', 'more a month'],
      members.map(({ member, name, changeCents }) => [member, name, formatCents(changeCents)]),
      { right: [2] },
    ),
  ].join('\n')
}
