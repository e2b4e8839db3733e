import type { ContentText, Margins } from 'pdfmake/interfaces'
import { naturalLeadingOf, type Family } from './fonts.ts'
import { colours } from './paper.ts'
import { runsOf } from './runs.ts'

/** How a text is set: family, size over leading in points, as in print.css. */
export interface Voice {
  readonly family: Family
  readonly size: number
  readonly leading: number
  readonly bold?: boolean
  readonly colour?: string
  /** Extra space between characters, points. */
  readonly tracking?: number
  /** Headlines and key figures: figures as wide as they are, not of one width. */
  readonly proportional?: boolean
}

/** The voices of the paper. Nothing is under 7.5 pt. */
export const voices = {
  sender: { family: 'serif', size: 11, leading: 14, bold: true },
  senderLine: { family: 'sans', size: 8.5, leading: 12 },
  address: { family: 'sans', size: 10, leading: 14 },
  facts: { family: 'sans', size: 9, leading: 13 },
  factName: { family: 'sans', size: 9, leading: 13, colour: colours.note },
  headline: { family: 'serif', size: 20, leading: 25, tracking: -0.2, proportional: true },
  finding: { family: 'serif', size: 22, leading: 27, tracking: -0.22, proportional: true },
  lead: { family: 'serif', size: 11, leading: 16, colour: colours.lead, proportional: true },
  amount: { family: 'serif', size: 34, leading: 40, tracking: -0.68, proportional: true },
  figure: { family: 'serif', size: 18, leading: 22, tracking: -0.18, proportional: true },
  smallFigure: { family: 'serif', size: 14, leading: 18, tracking: -0.14, proportional: true },
  unit: { family: 'serif', size: 10, leading: 14, colour: colours.soft },
  section: { family: 'serif', size: 11.5, leading: 15, bold: true },
  text: { family: 'sans', size: 9.5, leading: 13.5 },
  row: { family: 'sans', size: 9, leading: 12.5 },
  fine: { family: 'sans', size: 8.5, leading: 11.8 },
  head: { family: 'sans', size: 7.75, leading: 11, colour: colours.soft },
  sum: { family: 'sans', size: 11, leading: 14.5, bold: true },
  note: { family: 'sans', size: 7.75, leading: 11, colour: colours.note },
  over: { family: 'sans', size: 8.5, leading: 12, colour: colours.note },
  foot: { family: 'sans', size: 7.5, leading: 10, colour: colours.note },
} as const satisfies Record<string, Voice>

/** A text, or a text with parts set differently. */
export type Words = string | readonly (string | { readonly text: string; readonly voice: Voice })[]

export interface Placing {
  readonly alignment?: 'left' | 'right'
  readonly margin?: Margins
  readonly noWrap?: boolean
}

/** A text as pdfmake sets it: every run in the font subset that has its characters. */
export function set(words: Words, voice: Voice, placing: Placing = {}): ContentText {
  const parts = typeof words === 'string' ? [words] : words
  return {
    text: parts.flatMap((part) =>
      typeof part === 'string' ? runs(part, voice) : runs(part.text, part.voice),
    ),
    ...placing,
  }
}

/** The same voice, bold. */
export function strong(voice: Voice): Voice {
  return { ...voice, bold: true }
}

function runs(text: string, voice: Voice): ContentText[] {
  const style = {
    fontSize: voice.size,
    lineHeight: voice.leading / (voice.size * naturalLeadingOf(voice.family)),
    bold: voice.bold ?? false,
    color: voice.colour ?? colours.ink,
    ...(voice.tracking === undefined ? {} : { characterSpacing: voice.tracking }),
    ...(voice.proportional ? { fontFeatures: ['pnum' as const] } : {}),
  }
  return runsOf(text, voice.family, style.bold).map((run) => Object.assign({}, style, run))
}
