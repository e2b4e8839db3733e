/** A4 as LOOK.md ("Paper") and print.css draw it: lengths in points, black on white. */

const POINTS_PER_MILLIMETRE = 72 / 25.4

/** Points of a length in millimetres. */
export function mm(length: number): number {
  return length * POINTS_PER_MILLIMETRE
}

export const page = { width: 595.28, height: 841.89, left: mm(25), right: mm(20), top: mm(20) } as const

/** Width of the text: everything ends on this right edge. */
export const measure = page.width - page.left - page.right

export const colours = {
  ink: '#000000',
  lead: '#222222',
  soft: '#333333',
  note: '#444444',
  hairline: '#c8c8c8',
  footline: '#999999',
  pale: '#d5d5d5',
  sun: '#f2b100',
} as const

export const lines = { hair: 0.4, ink: 0.75 } as const
