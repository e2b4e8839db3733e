import { gzipSync, zipSync } from 'fflate'
import { workbookOf, type Fixture, type Input, type Sheet } from './inputs.ts'
import { agree, strangers, type Told } from './told.ts'

type Below = (limit: number) => number
/** Says what is wrong where a file that was read does not hold what the change leaves of it; null where it does. */
type Oracle = (before: Told, after: Told) => string | null

/** A change of a file of which it is known what it does to the energy in it. */
interface KnownChange {
  readonly name: string
  readonly ofText?: (text: string, below: Below) => string | Uint8Array | null
  readonly ofRows?: (rows: Sheet['rows'], below: Below) => Sheet['rows'] | null
  readonly oracle: Oracle
}

const first = (strange: readonly string[]): string =>
  `${strange.length} values, ${strange.slice(0, 3).join('; ')}`

/** Every value stays, at its time and on its side. */
const same: Oracle = (before, after) => {
  const added = strangers(before, after)
  const lost = strangers(after, before)
  if (added.length > 0) return `values that were not there: ${first(added)}`
  return lost.length > 0 ? `values lost: ${first(lost)}` : null
}

/** Values may be missing; what is there is as it was. */
const fewer: Oracle = (before, after) => {
  const added = strangers(before, after)
  return added.length > 0 ? `values that were not there: ${first(added)}` : null
}

/** A file that states its totals tells where they are no longer those of its rows. */
const toldByTotals: Oracle = (before, after) => {
  // stands are cut with the rows that they stand in, so they tell nothing of rows that are gone at an end
  const totals = before.checksums.filter(({ kind }) => !kind.startsWith('meter stands'))
  if (totals.length === 0 || !totals.every(agree)) return null
  // below the last place that is shown a total can tell nothing
  if (Math.abs(after.total - before.total) <= 5000 || !after.checksums.every(agree)) return null
  return `${(after.total - before.total) / 1e6} kWh more than before, and every stated total agrees`
}

/** All of a thousandth. */
const thousandth: Oracle = (before, after) => {
  const added = strangers(before, after, (value) => Math.round(value / 1000))
  return added.length > 0 ? `values that are no thousandth: ${first(added)}` : null
}

const linesOf = (text: string): string[] => text.split('\n')
const onLines =
  (change: (lines: string[], below: Below) => void) =>
  (text: string, below: Below): string => {
    const lines = linesOf(text)
    change(lines, below)
    return lines.join('\n')
  }

/** The longest run of lines of one shape: their digits and letters left out. The rows of a table, as a rule. */
function bodyOf(lines: readonly string[]): { readonly from: number; readonly until: number } {
  const shape = (line: string): string => line.replace(/[\p{L}\d]+/gu, '').replaceAll(' ', '')
  let best = { from: 0, until: 0 }
  for (let from = 0; from < lines.length;) {
    let until = from + 1
    while (until < lines.length && shape(lines[until]!) === shape(lines[from]!)) until++
    if (until - from > best.until - best.from) best = { from, until }
    from = until
  }
  return best
}

function shuffled<T>(items: readonly T[], below: Below): T[] {
  const all = [...items]
  for (let k = all.length - 1; k > 0; k--) {
    const other = below(k + 1)
    ;[all[k], all[other]] = [all[other]!, all[k]!]
  }
  return all
}

/** The delimiter of a table that has no quotes and stands the same number of times in every line of its body. */
function delimiterOf(text: string): string | null {
  if (text.includes('"') || text.includes("'") || text.startsWith('<')) return null
  const lines = linesOf(text)
  const { from, until } = bodyOf(lines)
  if (until - from < 4) return null
  const line = lines[from]!
  return [';', '\t', '|'].find((mark) => line.includes(mark)) ?? (line.includes(',') ? ',' : null)
}

const wide = (text: string, mark: boolean): Uint8Array =>
  Uint8Array.from(Buffer.from(mark ? `\ufeff${text}` : text, 'utf16le'))

/** Puts another digit in the place of one. */
function otherDigit(text: string, below: Below): string | null {
  const found = [...text.matchAll(/\d/g)]
  const match = found[below(found.length)]
  if (!match) return null
  const digit = String((Number(match[0]) + 1 + below(9)) % 10)
  return text.slice(0, match.index) + digit + text.slice(match.index + 1)
}

export const knownChanges: readonly KnownChange[] = [
  { name: 'as it is', ofText: (text) => text, ofRows: (rows) => rows, oracle: same },
  {
    name: 'byte order mark',
    ofText: (text) => (text.startsWith('\ufeff') ? null : `\ufeff${text}`),
    oracle: same,
  },
  { name: 'UTF-16 with mark', ofText: (text) => wide(text.replace(/^\ufeff/, ''), true), oracle: same },
  { name: 'UTF-16 without mark', ofText: (text) => wide(text.replace(/^\ufeff/, ''), false), oracle: same },
  {
    name: 'Latin-1',
    ofText: (text) =>
      Buffer.from(text, 'latin1').toString('latin1') === text
        ? Uint8Array.from(Buffer.from(text, 'latin1'))
        : null,
    oracle: same,
  },
  {
    name: 'line ends',
    ofText: (text, below) => text.replaceAll(/\r?\n/g, ['\n', '\r\n', '\r'][below(3)]!),
    oracle: same,
  },
  { name: 'blank lines at the end', ofText: (text) => `${text.trimEnd()}\n\n \n`, oracle: same },
  { name: 'gzip', ofText: (text) => gzipSync(Buffer.from(text), { mtime: 0 }), oracle: same },
  {
    name: 'ZIP',
    ofText: (text) => zipSync({ 'export.csv': Buffer.from(text) }, { mtime: '2025-01-01' }),
    oracle: same,
  },
  {
    name: 'another delimiter',
    ofText: (text, below) => {
      const mark = delimiterOf(text)
      const others = [';', '\t', '|'].filter((other) => other !== mark && !text.includes(other))
      const other = others[below(others.length)]
      return mark === null ||
        other === undefined ||
        (mark === ',' && /\d,\d/.test(text) && text.includes(';'))
        ? null
        : text.replaceAll(mark, other)
    },
    oracle: same,
  },
  {
    name: 'a decimal comma for the point, or a point for the comma',
    ofText: (text) => {
      const mark = delimiterOf(text)
      if (mark === null || mark === ',') return null
      // only cells that are numbers; a date with points is none
      return linesOf(text)
        .map((line) =>
          line
            .split(mark)
            .map((cell) =>
              /^\s*-?\d+[.,]\d+\s*$/.test(cell)
                ? cell.replace(/[.,]/, (one) => (one === '.' ? ',' : '.'))
                : cell,
            )
            .join(mark),
        )
        .join('\n')
    },
    oracle: same,
  },
  {
    name: 'a line twice',
    ofText: onLines((lines, below) => {
      const at = below(lines.length)
      lines.splice(at, 0, lines[at]!)
    }),
    ofRows: (rows, below) => {
      const at = below(rows.length)
      return rows.toSpliced(at, 0, rows[at]!)
    },
    oracle: same,
  },
  {
    name: 'the table twice',
    ofText: (text) => {
      const lines = linesOf(text)
      const { from, until } = bodyOf(lines)
      return until - from < 4 ? null : lines.toSpliced(until, 0, ...lines.slice(from, until)).join('\n')
    },
    oracle: same,
  },
  {
    name: 'the file after itself',
    ofText: (text) =>
      text.startsWith('<')
        ? null
        : `${text.trimEnd()}${text.includes('\n') ? '\n' : '\r'}${text.replace(/^\ufeff/, '')}`,
    ofRows: (rows) => [...rows, ...rows],
    oracle: same,
  },
  {
    name: 'rows in any order',
    ofText: (text, below) => {
      const lines = linesOf(text)
      const { from, until } = bodyOf(lines)
      if (until - from < 4) return null
      return lines.toSpliced(from, until - from, ...shuffled(lines.slice(from, until), below)).join('\n')
    },
    oracle: same,
  },
  {
    name: 'a line left out',
    ofText: onLines((lines, below) => lines.splice(below(lines.length), 1)),
    ofRows: (rows, below) => rows.toSpliced(below(rows.length), 1),
    oracle: fewer,
  },
  {
    name: 'cut off after a line',
    ofText: onLines((lines, below) => (lines.length = 1 + below(lines.length))),
    ofRows: (rows, below) => rows.slice(0, 1 + below(rows.length)),
    oracle: fewer,
  },
  {
    name: 'two columns changed about with their headings',
    ofText: (text, below) => {
      const mark = delimiterOf(text)
      if (mark === null) return null
      const lines = linesOf(text)
      const { from } = bodyOf(lines)
      const columns = lines[from]!.split(mark).length
      // headings of another width than the rows would stay where they are
      const isEven = lines.every((line) => !line.includes(mark) || line.split(mark).length === columns)
      if (columns < 3 || !isEven) return null
      const [a, b] = [below(columns), below(columns)]
      return lines
        .map((line) => {
          const cells = line.split(mark)
          if (cells.length !== columns) return line
          ;[cells[a], cells[b]] = [cells[b]!, cells[a]!]
          return cells.join(mark)
        })
        .join('\n')
    },
    oracle: same,
  },
  {
    name: 'Wh for kWh in the headings',
    ofText: (text) => {
      const mark = delimiterOf(text)
      return mark !== null && /\bkWh\b/.test(text) ? text.replaceAll(/\bkWh\b/g, 'Wh') : null
    },
    oracle: thousandth,
  },
  {
    name: 'another digit',
    ofText: otherDigit,
    ofRows: (rows, below) => {
      const row = below(rows.length)
      const column = below(rows[row]!.length)
      const cell = rows[row]![column]
      const other = cell === null || cell === undefined ? null : otherDigit(String(cell), below)
      if (other === null) return null
      return rows.with(row, rows[row]!.with(column, typeof cell === 'number' ? Number(other) : other))
    },
    oracle: toldByTotals,
  },
]

export interface ChangedFile extends Input {
  readonly change: string
  readonly oracle: Oracle
}

/** A fixture with a known change; null where the change means nothing to it. */
export async function changed(
  fixture: Fixture,
  change: KnownChange,
  below: Below,
): Promise<ChangedFile | null> {
  const { name, bytes, sheets } = fixture
  const { oracle } = change
  if (sheets !== null) {
    const rows = change.ofRows?.(sheets[0]!.rows, below)
    return rows
      ? {
          name,
          bytes: await workbookOf([{ ...sheets[0]!, rows }, ...sheets.slice(1)]),
          change: change.name,
          oracle,
        }
      : null
  }
  const text = Buffer.from(bytes).toString('utf8')
  // what is packed or in another encoding is left to the changes of bytes
  if (!Buffer.from(text, 'utf8').equals(Buffer.from(bytes)) || text.includes('\0')) return null
  const made = change.ofText?.(text, below) ?? null
  if (made === null) return null
  return {
    name,
    bytes: typeof made === 'string' ? Uint8Array.from(Buffer.from(made)) : made,
    change: change.name,
    oracle,
  }
}
