const LONGEST = 60
/** Names that Windows keeps for devices, with or without an ending. */
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$/i

/**
 * A member number as the name of a file, without ending: no path, nothing a file system refuses, never empty. Ordinary
 * numbers stay as they are. Two numbers may come to the same name; `fileNamesOf` keeps them apart.
 */
export function fileNameOf(memberNumber: string): string {
  const safe = Array.from(memberNumber.normalize('NFC').replaceAll(/[^\p{L}\p{N}\p{M}._ -]/gu, '_'))
    .slice(0, LONGEST)
    .join('')
    .replaceAll(/^[. ]+|[. ]+$/g, '')
  if (safe === '') return 'member'
  const stem = safe.split('.')[0] as string
  return RESERVED.test(stem.trim()) ? `member-${safe}` : safe
}

/**
 * File names of many labels (member numbers, or numbers with names), in their order: each its own also where letters' case
 * does not count (Windows, macOS), and none of `taken`. The first comes first: later ones get -2, -3 ….
 */
export function fileNamesOf(labels: readonly string[], taken: readonly string[] = []): string[] {
  const used = new Set(taken.map(folded))
  return labels.map((label) => {
    const base = fileNameOf(label)
    let name = base
    for (let k = 2; used.has(folded(name)); k++) name = `${base}-${k}`
    used.add(folded(name))
    return name
  })
}

function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase()
}
