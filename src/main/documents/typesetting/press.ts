import pdfmake from 'pdfmake'
import type { TDocumentDefinitions } from 'pdfmake/interfaces'
import { allFaces } from './fonts.ts'

/** A finished document. */
export interface Printed {
  readonly bytes: Uint8Array
  readonly pages: number
}

/** pdfmake's own memory for files: the one place it may read from. Its published types leave it out. */
interface WithVirtualFiles {
  readonly virtualfs: { writeFileSync(name: string, content: Buffer): void }
}

let ready = false

/** Hands pdfmake our fonts, once a process, and takes every other way to files and networks from it. */
function prepare(): void {
  if (ready) return
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy(() => false)
  const { virtualfs } = pdfmake as unknown as WithVirtualFiles
  for (const face of allFaces()) {
    const [normal, bold] = [`${face.name}-400`, `${face.name}-600`]
    virtualfs.writeFileSync(normal, Buffer.from(face.normal.sfnt))
    virtualfs.writeFileSync(bold, Buffer.from(face.bold.sfnt))
    pdfmake.addFonts({ [face.name]: { normal, bold } })
  }
  ready = true
}

/**
 * Prints a definition. The same definition gives the same bytes: dates come from `info`, which must carry a creation
 * date. pdfmake changes the definition it is given, so each is used once.
 */
export async function print(definition: TDocumentDefinitions): Promise<Printed> {
  prepare()
  let pages = 0
  const footer = definition.footer
  const bytes = await pdfmake
    .createPdf({
      ...definition,
      defaultStyle: { font: 'sans-latin', fontSize: 9.5 },
      footer: (current, count, size) => {
        pages = count
        return typeof footer === 'function' ? footer(current, count, size) : footer
      },
    })
    .getBuffer()
  return { bytes: new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength), pages }
}
