import { createRequire } from 'node:module'

interface Square {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly color: string
}
/** pdfmake's own encoder. Its document node rounds a module down to whole points, which makes the code too small to scan. */
interface Encoder {
  readonly default: {
    measure(node: { readonly qr: string; readonly eccLevel: 'M' }): {
      readonly _canvas: readonly Square[]
      readonly _width: number
    }
  }
}

const DARK = '#000'

/** The dark modules of a QR code (ISO/IEC 18004, byte mode in UTF-8, error correction M): rows of true and false. */
export function qrModules(payload: string): boolean[][] {
  const encoder = createRequire(import.meta.url)('pdfmake/js/qrEnc.js') as Encoder
  const { _canvas: squares, _width: width } = encoder.default.measure({ qr: payload, eccLevel: 'M' })
  const dark = squares.filter(({ color }) => color === DARK)
  const side = dark[0]!.w
  const count = Math.round(width / side)
  const rows = Array.from({ length: count }, () => Array.from({ length: count }, () => false))
  for (const { x, y } of dark) rows[Math.round(y / side)]![Math.round(x / side)] = true
  return rows
}

/** A QR code as one SVG path without seams, `size` points wide. The paper around it is its quiet zone. */
export function qrPicture(payload: string, size: number): string {
  const rows = qrModules(payload)
  const strokes = rows.flatMap((row, y) =>
    stretches(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`),
  )
  const box = `0 0 ${rows.length} ${rows.length}`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="${box}"><path fill="#000000" d="${strokes.join('')}"/></svg>`
}

/** Start and length of every dark stretch of a row. */
function stretches(row: readonly boolean[]): [number, number][] {
  const found: [number, number][] = []
  row.forEach((dark, x) => {
    const last = found.at(-1)
    if (!dark) return
    if (last && last[0] + last[1] === x) last[1] += 1
    else found.push([x, 1])
  })
  return found
}
