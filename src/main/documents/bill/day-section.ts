import type { Content } from 'pdfmake/interfaces'
import { mm } from '../typesetting/paper.ts'
import { set, voices } from '../typesetting/text.ts'
import { dayPicture, directionOf, sampleSquare, type DayDirection } from './day-picture.ts'
import type { Setting } from './density.ts'
import type { BillSheet } from './sheet.ts'

const captions: Record<DayDirection, string> = {
  used: 'kW by hour; hatched: from neighbours',
  'fed-in': 'kW by hour, fed in; hatched: to neighbours',
  both: 'kW by hour; above the line used, below it fed in; hatched: from and to neighbours',
}
/** Beside each other with the title in the side column. */
const shortCaptions: Record<DayDirection, string> = {
  used: 'kW used, by hour',
  'fed-in': 'kW fed in, by hour',
  both: 'kW; below: fed in',
}
const NAMED_HOURS = ['00:00', '06:00', '12:00', '18:00'] as const
/** Room for the names beside the picture, and the square before each, points. */
const NAMES_WIDTH = 52
const SQUARE = 6

/** The member's average day, `width` points wide with its names; nothing where nothing was measured. */
export function daySection({ result }: BillSheet, setting: Setting, width: number): Content[] {
  const direction = directionOf(result.day)
  if (direction === null) return []
  const size = { width: width - NAMES_WIDTH, height: setting.pictureHeight }
  const caption = setting.pictureAt === 'below' ? captions[direction] : shortCaptions[direction]
  const title = [
    { text: 'Your average day', voice: voices.section },
    { text: ` ${caption}`, voice: voices.note },
  ]
  return [
    {
      margin: [0, setting.beforePicture, 0, 0],
      unbreakable: true,
      // else pdfmake takes over the gap of the columns around this one
      columnGap: 0,
      stack: [
        set(title, voices.section, { margin: [0, 0, 0, mm(1.2)] }),
        {
          columns: [
            {
              width: size.width,
              stack: [
                { svg: dayPicture(result.day, size) },
                {
                  columns: NAMED_HOURS.map((hour) => ({ width: '*', stack: [set(hour, voices.foot)] })),
                  margin: [1, 1.5, 0, 0],
                },
              ],
            },
            {
              width: '*',
              stack: [sample('pale', 'grid'), sample('shared', 'neighbours')],
              margin: [6, size.height * 0.3, 0, 0],
            },
          ],
        },
      ],
    },
  ]
}

function sample(kind: 'pale' | 'shared', name: string): Content {
  return {
    columns: [
      { width: SQUARE + 3, stack: [{ svg: sampleSquare(kind, SQUARE) }], margin: [0, 2.4, 0, 0] },
      { width: '*', ...set(name, voices.foot, { noWrap: true }) },
    ],
    margin: [0, 0, 0, 1.5],
  }
}
