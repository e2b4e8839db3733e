import { gunzipSync, gzipSync, unzipSync, zipSync } from 'fflate'

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Mutation = (bytes: Uint8Array, below: (limit: number) => number) => Uint8Array

/** Latin-1 keeps every byte as one character, so that a change of the text changes nothing else. */
const onText =
  (change: (text: string, below: (limit: number) => number) => string): Mutation =>
  (bytes, below) =>
    Uint8Array.from(Buffer.from(change(Buffer.from(bytes).toString('latin1'), below), 'latin1'))

const onLines = (change: (lines: string[], at: number, other: number) => void): Mutation =>
  onText((text, below) => {
    const lines = text.split('\n')
    change(lines, below(lines.length), below(lines.length))
    return lines.join('\n')
  })

/** Puts something in the place of one of the matches. */
const onMatch = (pattern: RegExp, inPlace: (below: (limit: number) => number) => string): Mutation =>
  onText((text, below) => {
    const found = [...text.matchAll(pattern)]
    const match = found[below(found.length)]
    if (!match) return text
    return text.slice(0, match.index) + inPlace(below) + text.slice(match.index + match[0].length)
  })

const pick = (choices: readonly string[], at: number): string => choices[at] ?? ''
const huge = ['9'.repeat(400), '1e308', '-1e308', '9007199254740993', '0.' + '0'.repeat(300) + '1', 'NaN']
const delimiters = [',', ';', '\t', '|']

const plain: readonly Mutation[] = [
  (bytes, below) => {
    const changed = bytes.slice()
    for (let flips = 1 + below(4); flips > 0; flips--) {
      const at = below(changed.length)
      changed[at] = (changed[at] ?? 0) ^ (1 << below(8))
    }
    return changed
  },
  (bytes, below) => bytes.slice(0, below(bytes.length)),
  (bytes, below) => bytes.slice(below(bytes.length)),
  (bytes, below) => bytes.slice().fill(0, below(bytes.length), below(bytes.length)),
  onLines((lines, at) => lines.splice(at, 0, lines[at] ?? '')),
  onLines((lines, at) => lines.splice(at, 1)),
  onLines((lines, at, other) => {
    const moved = lines[at] ?? ''
    lines[at] = lines[other] ?? ''
    lines[other] = moved
  }),
  onMatch(/\d/g, (below) => String(below(10))),
  onMatch(/\d+/g, (below) => pick(huge, below(huge.length))),
  onMatch(/[,;\t|]/g, (below) => pick(delimiters, below(delimiters.length))),
  onText((text, below) =>
    text.replaceAll(pick(delimiters, below(delimiters.length)), pick(delimiters, below(delimiters.length))),
  ),
]

/** One to three changes, at the places that `random` says; packed files are at times changed inside and packed again. */
export function mutate(bytes: Uint8Array, random: () => number): Uint8Array {
  const below = (limit: number): number => Math.floor(random() * limit)
  let changed = bytes
  for (let times = 1 + below(3); times > 0; times--) {
    const mutation = plain[below(plain.length)] as Mutation
    changed = mutation(changed, below)
  }
  return changed
}

/** Changes what is inside a ZIP archive (a workbook too) or a gzip stream and packs it again. */
export function mutateInside(packed: Uint8Array, random: () => number): Uint8Array {
  if (packed[0] === 0x1f) return gzipSync(mutate(gunzipSync(packed), random))
  const files = unzipSync(packed)
  const names = Object.keys(files)
  const name = names[Math.floor(random() * names.length)] ?? ''
  return zipSync({ ...files, [name]: mutate(files[name] ?? new Uint8Array(), random) })
}
