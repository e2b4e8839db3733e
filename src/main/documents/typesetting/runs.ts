import { facesOf, type Face, type Family } from './fonts.ts'

/** A stretch of text that one font file can set. */
export interface Run {
  readonly text: string
  /** Name of the face, as pdfmake knows it. */
  readonly font: string
}

/**
 * Stands for a character that no font of the house has: seen by the reader, so that nothing disappears silently.
 * A question mark, because the fonts have neither U+FFFD nor a box.
 */
export const REPLACEMENT = '?'

/**
 * Splits a text into runs by the font subset that has its characters: `Łukasz` is `Ł` of latin-ext and `ukasz` of latin.
 * Composed first (NFC), because the fonts have `ö`, not always `o` with a loose mark. Line breaks stay; other control and
 * direction characters are dropped; a character that no subset has becomes `REPLACEMENT`.
 */
export function runsOf(text: string, family: Family, bold: boolean): Run[] {
  const faces = facesOf(family)
  const home = faces[0] as Face
  const runs: { text: string; font: string; face: Face }[] = []
  for (const character of printable(text)) {
    const last = runs.at(-1)
    const found = faceFor(character, faces, bold, last?.face)
    const [face, shown] = found ? [found, character] : [home, REPLACEMENT]
    if (last && last.face === face) last.text += shown
    else runs.push({ text: shown, font: face.name, face })
  }
  return runs.map(({ text: words, font }) => ({ text: words, font }))
}

/** Controls except the line feed, zero-width and direction marks, the byte order mark. */
const invisible = /(?!\n)[\p{Cc}\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/gu

/** Composed, without what cannot be seen, and with the two characters of the field that the fonts lack as their kin. */
function printable(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(invisible, '')
    .replaceAll('\u202F', '\u00A0')
    .replaceAll('\u2011', '-')
}

function faceFor(
  character: string,
  faces: readonly Face[],
  bold: boolean,
  current: Face | undefined,
): Face | null {
  const code = character.codePointAt(0) as number
  if (character === '\n') return current ?? (faces[0] as Face)
  const has = (face: Face): boolean => (bold ? face.bold : face.normal).has(code)
  // a blank or a mark stays with the letters before it, so that words of another script are not cut up
  if (current && /^[\s\p{M}\p{P}]$/u.test(character) && has(current)) return current
  return faces.find(has) ?? null
}
