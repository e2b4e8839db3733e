import type { Content } from 'pdfmake/interfaces'
import { set, type Voice } from '../typesetting/text.ts'

/** Words of a picture: `x` and `y` of their upper left corner, points; to the right of `x` where `alignment` is left. */
export interface Label {
  readonly words: string
  readonly x: number
  readonly y: number
  readonly voice: Voice
}

/** Lines and areas as SVG, and the words that stand on them in the fonts of the house. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly shapes: readonly string[]
  readonly labels: readonly Label[]
}

/** A picture with its words laid over it, so that they are set in the fonts of the text. */
export function placed({ width, height, shapes, labels }: Picture): Content {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${round(width)}" height="${round(height)}" viewBox="0 0 ${round(width)} ${round(height)}">${shapes.join('')}</svg>`
  return {
    stack: [
      { svg },
      // after the picture, so counted back from its lower edge: words lie over lines
      ...labels.map(({ words, x, y, voice }) =>
        Object.assign(set(words, voice, { noWrap: true }), {
          relativePosition: { x: round(x), y: round(y - height) },
        }),
      ),
    ],
  }
}

export function line(points: readonly (readonly [number, number])[], attributes: string): string {
  const path = points.map(([x, y], k) => `${k === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('')
  return path === '' ? '' : `<path d="${path}" fill="none" ${attributes}/>`
}

/** About how wide a figure or word is set: enough to centre a name under its tick. */
export const widthOf = (words: string, { size }: Voice): number => words.length * size * 0.47

export function round(value: number): number {
  return Math.round(value * 100) / 100
}
