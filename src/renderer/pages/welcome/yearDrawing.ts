/** The picture of the welcome page: a year of days, one line each, the best one with its sun. Drawn, not measured. */

export const WIDTH = 1280
export const HEIGHT = 230
const DAYS = 365
/** Room above the highest line for the sun. */
const SKY = 40

export interface DayLine {
  readonly day: number
  readonly path: string
}

/** Lines from November to October, and the day the sun stands over. */
export function yearDrawing(): {
  readonly lines: readonly DayLine[]
  readonly best: number
  readonly x: number
  readonly y: number
} {
  const heights = Array.from({ length: DAYS }, (_, day) => heightOf(day))
  const best = heights.indexOf(Math.max(...heights))
  const tallest = heights[best] as number
  const xOf = (day: number): number => ((day + 0.5) * WIDTH) / DAYS
  const yOf = (day: number): number => HEIGHT - ((heights[day] as number) / tallest) * (HEIGHT - SKY)
  return {
    lines: heights.map((_, day) => ({
      day,
      path: `M${xOf(day).toFixed(2)} ${HEIGHT}V${yOf(day).toFixed(1)}`,
    })),
    best,
    x: xOf(best),
    y: yOf(best) - 15,
  }
}

/** Sun by season, clouds by the week, and every seventh day the village rests. */
function heightOf(day: number): number {
  const season = 0.62 - 0.3 * Math.cos((2 * Math.PI * (day - 50)) / DAYS)
  const cloudy = (day < 120 ? 0.34 : 0.14) * scatter(day)
  const resting = day % 7 === 3 ? 0.8 : 1
  return Math.max(0.16 + 0.16 * scatter(3 * day + 1), (season - cloudy) * resting)
}

/** The same uneven number 0…1 for a day, always. */
function scatter(day: number): number {
  const wave = Math.sin(day * 12.9898) * 43_758.5453
  return wave - Math.floor(wave)
}
