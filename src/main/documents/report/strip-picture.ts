import { monthName } from '../../../core/explanation/format.ts'
import type { BoardReport } from '../../../core/reporting/report/board-report.ts'
import { colours, lines } from '../typesetting/paper.ts'
import { voices } from '../typesetting/text.ts'
import { line, round, type Picture } from './picture.ts'

const FOOT = 12

/** Energy shared, one line a day; a day without a value stays blank. */
export function stripPicture(daily: BoardReport['daily'], width: number, height: number): Picture {
  const most = Math.max(1, ...daily.map(({ shared }) => shared ?? 0))
  const bottom = height - FOOT
  const pitch = width / Math.max(1, daily.length)
  const uprights = daily.flatMap(({ shared }, k) =>
    shared === null || shared === 0
      ? []
      : [`M${round((k + 0.5) * pitch)} ${bottom}V${round(bottom - (shared / most) * bottom)}`],
  )
  const firsts = daily.flatMap(({ date }, k) => (date.endsWith('-01') ? [{ date, k }] : []))
  // beyond a year and a half the names would touch: every third stands then
  const shown = firsts.filter((_, k) => firsts.length <= 14 || k % 3 === 0)
  return {
    width,
    height,
    shapes: [
      `<path d="${uprights.join('')}" fill="none" stroke="#555555" stroke-width="${round(Math.min(4, pitch * 0.7))}"/>`,
      line([[0, bottom], [width, bottom]], `stroke="${colours.ink}" stroke-width="${lines.ink}"`), // prettier-ignore
    ],
    labels: shown.map(({ date, k }, index) => ({
      words: stripName(date, index === 0),
      x: k * pitch,
      y: bottom + 2.5,
      voice: voices.foot,
    })),
  }
}

/** `Nov 2025`, `Dec`, `Jan 2026`. */
export function stripName(date: string, withYear: boolean): string {
  const short = monthName(date.slice(0, 7)).slice(0, 3)
  return withYear || date.slice(5, 7) === '01' ? `${short} ${date.slice(0, 4)}` : short
}
