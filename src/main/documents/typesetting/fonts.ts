import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { readWoff, type FontFile } from './woff.ts'

/** The two families of the house (LOOK.md, Type), in the two weights that exist. */
export type Family = 'sans' | 'serif'

/** One subset of a family, as pdfmake knows it: a font name with a normal and a bold face. */
export interface Face {
  readonly name: string
  readonly normal: FontFile
  readonly bold: FontFile
}

const subsets = [
  'latin',
  'latin-ext',
  'greek',
  'greek-ext',
  'cyrillic',
  'cyrillic-ext',
  'vietnamese',
] as const
const packages: Record<Family, { readonly name: string; readonly without: readonly string[] }> = {
  sans: { name: 'source-sans-3', without: [] },
  serif: { name: 'source-serif-4', without: ['greek-ext'] },
}

const installed = createRequire(import.meta.url)
const known = new Map<Family, readonly Face[]>()

/**
 * The faces of a family, the commonest script first. Read and unpacked once a process from the static `.woff` files of
 * the installed packages; nothing is fetched, nothing comes from the system's fonts.
 */
export function facesOf(family: Family): readonly Face[] {
  const loaded = known.get(family)
  if (loaded) return loaded
  const { name, without } = packages[family]
  const read = (subset: string, weight: number): FontFile =>
    readWoff(
      readFileSync(installed.resolve(`@fontsource/${name}/files/${name}-${subset}-${weight}-normal.woff`)),
    )
  const faces = subsets
    .filter((subset) => !without.includes(subset))
    .map((subset) => ({ name: `${family}-${subset}`, normal: read(subset, 400), bold: read(subset, 600) }))
  known.set(family, faces)
  return faces
}

/** Every face of both families. */
export function allFaces(): Face[] {
  return [...facesOf('sans'), ...facesOf('serif')]
}

/** Height of a line set solid, in ems; all subsets of a family share it. */
export function naturalLeadingOf(family: Family): number {
  return facesOf(family)[0]!.normal.naturalLeading
}
