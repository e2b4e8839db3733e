import type { TDocumentDefinitions } from 'pdfmake/interfaces'
import { monthSpan } from '../../../core/calendar/month.ts'
import { kWhFigure, longDate, longMonth, money, monthName } from '../../../core/explanation/format.ts'
import { foot } from '../letter/foot.ts'
import { runningHead } from '../letter/running-head.ts'
import { mm, page } from '../typesetting/paper.ts'
import { print } from '../typesetting/press.ts'
import { set, voices } from '../typesetting/text.ts'
import { approvalDate } from './decisions.ts'
import { energyTable, moneyTable, shareTable } from './member-tables.ts'
import { checksSection, decisionsSection, gapsSection } from './audit-sections.ts'
import { accountSection, vatSection } from './money-sections.ts'
import { keyFigures, sectionHead } from './opening.ts'
import { isOfCorrections, type StatementSheet } from './sheet.ts'

const BOTTOM_MARGIN = mm(24)

/**
 * The month statement for the cooperative's own books as A4 PDF: account, VAT and the six checks first, then every
 * member's energy and money with repeated heads, then gaps and decisions. The same sheet gives the same bytes.
 */
export async function statementPdf(sheet: StatementSheet): Promise<Uint8Array> {
  return (await print(statementDefinition(sheet))).bytes
}

/** `In October you shared 960 kWh and saved 190.03 €.` */
export function finding({ settlement }: StatementSheet): string {
  const { totals, month, currency, model } = settlement
  const did = model === 'premium' ? 'shared out a premium of' : totals.savingsCents < 0 ? 'lost' : 'saved'
  const shared = `${kWhFigure(totals.shared, 0)}\u00A0kWh`
  return `In ${monthName(month)} you shared ${shared}\nand ${did} ${money(Math.abs(totals.savingsCents), currency)}.`
}

export function statementDefinition(sheet: StatementSheet): TDocumentDefinitions {
  const { settlement, documents, cooperative } = sheet
  const date = approvalDate(sheet)
  const name = `Month statement, ${longMonth(settlement.month)}`
  const state = date === null ? 'Draft' : longDate(date)
  const members = settlement.members.length
  const noun = isOfCorrections(documents) ? 'correction' : 'document'
  return {
    pageSize: 'A4',
    pageMargins: [page.left, mm(24), page.right, BOTTOM_MARGIN],
    language: 'en',
    displayTitle: true,
    info: {
      title: `${name}, ${cooperative.name}`,
      author: cooperative.name,
      creator: 'Fairwatt',
      producer: 'Fairwatt',
      creationDate: new Date(`${date ?? monthSpan(settlement.month).last}T00:00:00Z`),
    },
    header: () => runningHead(name, state),
    footer: (current, count) => ({
      stack: [
        foot(
          `${cooperative.name}, month statement, ${longMonth(settlement.month)}`,
          current,
          count,
          BOTTOM_MARGIN,
        ),
      ],
    }),
    // a head does not stay alone at the foot of a page
    pageBreakBefore: ({ headlineLevel, startPosition }) =>
      headlineLevel === 1 && startPosition.verticalRatio > 0.88,
    content: [
      set(finding(sheet), voices.finding),
      set(
        `${members} ${members === 1 ? 'member' : 'members'}, ${documents.length} ${noun}${documents.length === 1 ? '' : 's'}. ${date === null ? 'This is a draft: nothing is issued yet.' : `Approved on ${longDate(date)}.`}`,
        voices.lead,
        {
          margin: [0, mm(2), 0, 0],
        },
      ),
      keyFigures(sheet),
      ...accountSection(sheet),
      ...vatSection(sheet),
      { stack: checksSection(sheet), unbreakable: true },
      { stack: decisionsSection(sheet), unbreakable: sheet.settlement.worseOff.length < 10 },
      sectionHead('Documents'),
      moneyTable(sheet),
      sectionHead('Shares of the saving, without VAT'),
      shareTable(sheet),
      sectionHead('Energy'),
      energyTable(sheet),
      ...gapsSection(sheet),
    ],
  }
}
