import type { BillDocument } from '../../../core/billing/document.ts'
import type { Content } from 'pdfmake/interfaces'
import type { Cooperative } from '../../../core/community/cooperative.ts'
import { mm } from '../typesetting/paper.ts'
import { set, voices, type Voice, type Words } from '../typesetting/text.ts'
import { longDate } from '../../../core/explanation/format.ts'
import { monthPeriod } from '../wording/figures.ts'

/** What a document is called where its number stands. */
export const documentNames: Record<BillDocument['document'], string> = {
  bill: 'Bill',
  'credit-note': 'Credit note',
  statement: 'Statement',
  correction: 'Correction',
}

/** Who sends: name and address at the left, how to reach and where registered at the right. */
export function sender(cooperative: Cooperative): Content {
  const register = [
    cooperative.registerNumber === '' ? null : `Register ${cooperative.registerNumber}`,
    cooperative.vatNumber === '' ? null : `VAT ${cooperative.vatNumber}`,
  ].filter((part) => part !== null)
  const right = [cooperative.email, register.join('\u00A0\u00A0\u00A0')].filter((line) => line !== '')
  return {
    columns: [
      {
        width: '*',
        stack: [set(cooperative.name, voices.sender), set(onOneLine(cooperative.address), voices.senderLine)],
      },
      {
        width: 'auto',
        stack: right.map((line) => set(line, voices.senderLine, { noWrap: true })),
        margin: [mm(8), 1, 0, 0],
      },
    ],
  }
}

/** A postal address on one line. */
export function onOneLine(address: string): string {
  return address
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(', ')
}

/** To whom, in the window of an envelope, and the document's number and dates. */
export function recipient(document: BillDocument, gap: number, address: Voice = voices.address): Content {
  return {
    margin: [0, gap, 0, 0],
    columns: [
      {
        width: '*',
        stack: [
          set(`Member ${document.member}`, voices.note, { margin: [0, 0, 0, mm(1)] }),
          set(document.memberName, address),
          ...(document.memberAddress === '' ? [] : [set(document.memberAddress, address)]),
        ],
      },
      { width: 'auto', table: { body: facts(document) }, layout: factLayout, margin: [mm(8), 0, 0, 0] },
    ],
  }
}

/** Name and value of what identifies a document, in order of print. */
export function factsOf(document: BillDocument): { readonly name: string; readonly value: Words }[] {
  const draft = document.number === null
  const number = draft ? [{ text: 'Draft', voice: voices.smallFigure }] : (document.number ?? '')
  const rows: { name: string; value: Words }[] = [{ name: documentNames[document.document], value: number }]
  if (document.refersTo !== null) rows.push({ name: 'Corrects', value: document.refersTo })
  rows.push({ name: 'Date', value: document.date === null ? '–' : longDate(document.date) })
  rows.push({ name: 'Period', value: monthPeriod(document.month) })
  if (document.due !== null && document.dueCents !== 0)
    rows.push({ name: document.dueCents > 0 ? 'Pay by' : 'Paid out by', value: longDate(document.due) })
  return rows
}

/** The word `Draft` is larger than the names beside it: their baselines meet this much lower, points. */
const DRAFT_DROP = 4
const isSmall = (value: Words): boolean => typeof value === 'string'

function facts(document: BillDocument): Content[][] {
  return factsOf(document).map(({ name, value }) => [
    set(name, voices.factName, { noWrap: true, margin: [0, isSmall(value) ? 0 : DRAFT_DROP, 0, 0] }),
    set(value, voices.facts, { alignment: 'right', noWrap: true }),
  ])
}

const factLayout = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: (column: number) => (column === 0 ? 0 : mm(5)),
  paddingRight: () => 0,
  paddingTop: () => 0,
  paddingBottom: () => 0,
}
