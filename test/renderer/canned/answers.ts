import type { Input, Name, Output } from '../../../src/core/contract/contract.ts'
import { cooperative, detailOf, fileState, memberRows, MONTH, overview, tariffRows } from './village.ts'

export type Answers = { readonly [N in Name]?: (input: Input<N>) => Output<N> }

const batch = { batch: 41, words: 'Hannah Lindqvist changed.' }
const tariffs = { referenceTariff: 'Standard', rows: [...tariffRows] }
const imported = {
  added: 3,
  changed: 1,
  same: 8,
  refused: [
    { row: 6, column: 'from', reason: '“last spring” is no day; a day is written 2026-10-01.' },
    {
      row: 9,
      column: 'income_per_year',
      reason: '0 is refused; leave it empty where the income is not known.',
    },
  ],
  unknownColumns: ['remarks'],
}

/** What an open cooperative answers where a scene says nothing else. Calls that are nowhere are answered with a problem. */
export const answers: Answers = {
  'app.about': () => ({ version: '0.1.0', door: 'electron', whyNotElectron: null }),
  'file.list': () => ({
    entries: [
      {
        id: 'a',
        fileName: 'river-valley.fairwatt',
        cooperativeName: cooperative.name,
        openedAt: Date.UTC(2026, 10, 4, 17) / 1000,
      },
      { id: 'b', fileName: 'old-mill-quarter.fairwatt', cooperativeName: null, openedAt: null },
    ],
  }),
  'file.current': () => fileState,
  'file.new': () => fileState,
  'file.open': () => fileState,
  'file.close': () => ({}),
  'file.copy': () => ({
    id: 'copy',
    fileName: 'river-valley copy.fairwatt',
    mediaType: 'application/octet-stream',
    bytes: 1,
  }),
  'file.verify': () => ({
    ok: true,
    integrity: 'ok',
    checks: [
      { name: 'Parts of the file', ok: true, detail: '' },
      { name: 'Sums of the bills', ok: true, detail: '132 bills add up' },
    ],
    frozen: [{ month: '2026-09', same: true }],
  }),
  'month.overview': ({ month }) => ({ ...overview, month }),
  'cooperative.save': () => fileState,
  'cooperative.account': () => ({
    entries: [
      { month: '2026-08', kind: 'fees', words: 'Fees on 1 200 shared kWh', cents: 600, balanceCents: 600 },
      { month: '2026-08', kind: 'rounding', words: 'Rounding', cents: -1, balanceCents: 599 },
      { month: '2026-09', kind: 'fees', words: 'Fees on 1 104 shared kWh', cents: 552, balanceCents: 1151 },
    ],
    balanceCents: 1151,
  }),
  'bands.list': () => ({
    bands: [
      { id: 'lower', fromIncome: null, toIncome: 28_000 },
      { id: 'middle', fromIncome: 28_000, toIncome: 52_000 },
      { id: 'higher', fromIncome: 52_000, toIncome: null },
    ],
  }),
  'bands.save': ({ bands }) => ({ bands }),
  'history.list': () => ({
    batches: [
      {
        batch: 41,
        at: Date.UTC(2026, 10, 4, 18, 52) / 1000,
        kind: 'readings',
        words: 'lindenhof_barn.csv, 1 point',
        undone: false,
        canUndo: true,
      },
      {
        batch: 40,
        at: Date.UTC(2026, 10, 4, 18, 31) / 1000,
        kind: 'readings',
        words: 'Three files, 18 points',
        undone: true,
        canUndo: false,
      },
      {
        batch: 39,
        at: Date.UTC(2026, 9, 5, 19, 2) / 1000,
        kind: 'approval',
        words: 'September approved, 12 bills',
        undone: false,
        canUndo: false,
      },
    ],
  }),
  'history.undo': () => ({ words: 'lindenhof_barn.csv is out again.' }),
  'members.list': () => ({ members: [...memberRows] }),
  'members.get': ({ number }) => detailOf(memberRows.find((row) => row.number === number) ?? memberRows[0]!),
  'members.save': () => batch,
  'members.leave': () => batch,
  'members.import': ({ write }) => ({ ...imported, batch: write ? 42 : null }),
  'members.export': ({ format }) => ({
    id: 'list',
    fileName: `members.${format}`,
    mediaType: 'text/csv',
    bytes: 1,
  }),
  'tariffs.list': () => tariffs,
  'tariffs.save': () => tariffs,
  'tariffs.remove': () => tariffs,
  'tariffs.import': ({ write }) => ({ ...imported, batch: write ? 43 : null }),
  'bands.import': ({ write }) => ({ ...imported, batch: write ? 44 : null }),
  'bills.list': () => ({
    month: MONTH,
    settlement: null,
    bills: [],
    sumCents: 0,
    approvedAt: null,
    reasonNeeded: [],
    cannotApprove: null,
    corrected: null,
  }),
  'settle.get': () => null,
  'correction.get': () => null,
}
