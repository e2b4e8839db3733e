import type { Column, Content } from 'pdfmake/interfaces'
import { mm } from '../typesetting/paper.ts'
import { set, strong, voices, type Voice } from '../typesetting/text.ts'

type Definition = readonly [term: string, means: string]

const voice: Voice = { ...voices.note, colour: '#222222' }

/** What the words on a page mean; they stand on the page that uses them. */
const definitions: Record<'fairness' | 'rules', readonly Definition[]> = {
  fairness: [
    [
      'Energy burden',
      'What a household pays for electricity in all, feed-in taken off, VAT included where it is charged, divided by its income of the same months. Organisations and households without known income are left out.',
    ],
    [
      'Gini, Jain, Atkinson',
      'How unevenly burdens lie. Gini: half the mean difference of any two, divided by the mean size; 0 is all alike. Jain: 1 is all alike. Atkinson (½): 0 is all alike; not defined where a burden is below zero. None says how heavy burdens are.',
    ],
    [
      'Access',
      'Shared energy received, divided by use, as the meters see it; own roofs behind the meter are not counted. It is not the renewable access of the studies.',
    ],
    [
      'Price of fairness',
      'What a fairer plan costs all together. On these months the rule only moves money between members and costs nothing, so it does not apply; the studies state it.',
    ],
  ],
  rules: [
    [
      'Share of savings',
      'What a rule gives each group of what all saved together in this month. The same energy, the same pot: only the split differs.',
    ],
    [
      'A group’s gain',
      'The most that a group of members was found to gain in this month beyond its share, had it settled on its own. “none”: no group was found that has a reason to leave.',
    ],
    [
      'Gini of this month',
      'Of the burdens of this one month, not of the trailing months, so that rules can be compared.',
    ],
    ['Worse off', 'Members whose share does not cover their fixed fees: they paid more than alone.'],
  ],
}

/** Two columns of terms and what they mean. */
export function definitionList(of: keyof typeof definitions): Content[] {
  const all = definitions[of]
  const half = Math.ceil(all.length / 2)
  const column = (some: readonly Definition[]): Column => ({
    width: '*',
    stack: some.map(([term, means]) => ({
      unbreakable: true,
      margin: [0, 0, 0, mm(1.5)] as [number, number, number, number],
      stack: [set(term, strong(voice)), set(means, voice)],
    })),
  })
  return [
    set('What the words mean', voices.section, { margin: [0, mm(4), 0, mm(1)] }),
    { columns: [column(all.slice(0, half)), column(all.slice(half))], columnGap: mm(8) },
  ]
}
