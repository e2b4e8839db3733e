import { existsSync } from 'node:fs'
import { join } from 'node:path'

export const EXTENSION = '.fairwatt'

/** Names that Windows keeps for devices, whatever their ending. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i
const LONGEST_STEM = 80

/** A file name that every system takes: no separators, no control or reserved characters, no dots at the ends. */
export function safeStem(name: string): string {
  const stem = name
    .normalize('NFC')
    // oxlint-disable-next-line no-control-regex -- control characters are exactly what must not reach a file name
    .replaceAll(/[\u0000-\u001f\u007f<>:"/\\|?*]+/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .slice(0, LONGEST_STEM)
    .replaceAll(/^[ .]+|[ .]+$/g, '')
  return stem === '' || reserved.test(stem) ? `cooperative ${stem}`.trim() : stem
}

/** A path in `folder` that no file has yet: `River Valley.fairwatt`, then `River Valley 2.fairwatt` … */
export function freePath(folder: string, name: string): string {
  const stem = safeStem(name.replace(/\.fairwatt$/i, ''))
  for (let count = 1; ; count++) {
    const path = join(folder, `${stem}${count === 1 ? '' : ` ${count}`}${EXTENSION}`)
    if (!existsSync(path)) return path
  }
}

/** The name proposed for a copy made on a local day: `river-valley copy 2026-11-23.fairwatt`. */
export function copyName(fileName: string, date: string): string {
  return `${fileName.replace(/\.fairwatt$/i, '')} copy ${date}${EXTENSION}`
}

/** The place the user chose, always with our ending. */
export function withExtension(path: string): string {
  return path.toLowerCase().endsWith(EXTENSION) ? path : `${path}${EXTENSION}`
}
