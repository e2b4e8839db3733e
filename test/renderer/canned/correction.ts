import type { Correction } from '../../../src/core/contract/settling.ts'
import { documentsOf } from './bills.ts'
import { month, plain, type Options } from './cooperative.ts'

const differences = [0, -112, 845, -311, 0, -64, -208, 93, -120, 0, -41, -82]
const differenceAt = (index: number): number => differences[index % differences.length] as number
const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0)

type Row = Correction['rows'][number]

type Document = Correction['documents'][number]

function correctionOfRow(row: Row, bills: ReadonlyMap<string, Document>, number: number | null): Document {
  const document = bills.get(row.member)
  if (document === undefined) throw new RangeError(`no bill of ${row.member}`)
  return {
    ...document,
    document: 'correction',
    number: number === null ? null : `2026-10-K${String(number).padStart(2, '0')}`,
    refersTo: row.refersTo,
    netCents: row.differenceCents,
    amountCents: row.differenceCents,
    openingBalanceCents: 0,
    dueCents: row.differenceCents,
    correction: {
      oldAmountCents: row.oldCents,
      newAmountCents: row.newCents,
      reason: 'The operator’s correction',
    },
  }
}

/** The month settled again after the operator corrected the barn roof; `approved` numbers the documents. */
export function correctionOf(state: 'due' | 'draft' | 'approved', options: Options = plain): Correction {
  const frozen = documentsOf(options, true)
  const bills = new Map(frozen.map((document) => [document.member, document]))
  const rows = frozen.map((document, index) => ({
    member: document.member,
    name: document.memberName,
    oldCents: document.amountCents,
    newCents: document.amountCents + differenceAt(index),
    differenceCents: differenceAt(index),
    refersTo: document.number,
  }))
  const changed = rows.filter((row) => row.differenceCents !== 0)
  return {
    month,
    frozen: 41,
    draft: state === 'due' ? null : 44,
    reasons: [
      'The grid operator corrected 1 240 values of Lindenhof Farm’s barn roof, imported on 20 November 2026.',
    ],
    rows: state === 'due' ? [] : rows,
    sums:
      state === 'due'
        ? { oldCents: 0, newCents: 0, differenceCents: 0 }
        : {
            oldCents: sumOf(rows.map((row) => row.oldCents)),
            newCents: sumOf(rows.map((row) => row.newCents)),
            differenceCents: sumOf(rows.map((row) => row.differenceCents)),
          },
    cooperativeDifferenceCents: state === 'due' ? 0 : sumOf(rows.map((row) => row.differenceCents)),
    identities:
      state === 'due'
        ? []
        : [
            { name: 'Differences of shares sum to that of the savings', ok: true, detail: '1.84 = 1.84' },
            { name: 'Differences of settlement lines sum to zero', ok: true, detail: '0.00' },
            { name: 'New less old is the difference, for every member', ok: true, detail: '12 of 12' },
          ],
    documents:
      state === 'due'
        ? []
        : changed.map((row, index) => correctionOfRow(row, bills, state === 'approved' ? index + 1 : null)),
  }
}
