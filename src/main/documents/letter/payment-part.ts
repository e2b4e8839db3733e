import type { BillDocument } from '../../../core/billing/document.ts'
import type { Content } from 'pdfmake/interfaces'
import type { Cooperative } from '../../../core/community/cooperative.ts'
import type { Member } from '../../../core/community/member.ts'
import { groupedIban, isIban, maskedIban } from '../payment/iban.ts'
import { qrPicture } from '../payment/qr-picture.ts'
import { transferCode } from '../payment/transfer-code.ts'
import { mm } from '../typesetting/paper.ts'
import { set, strong, voices, type Words } from '../typesetting/text.ts'
import { longDate, money } from '../../../core/explanation/format.ts'

const CODE_SIZE = mm(25)

/** What the payment part says: the act in bold first, what belongs to it, and the code for a banking app where there is one. */
export interface PaymentWords {
  readonly act: string
  readonly details: readonly Words[]
  readonly account: readonly Words[]
  /** EPC069-12 payload; null where nothing can or need be transferred by scanning. */
  readonly code: string | null
}

interface Payment {
  readonly document: BillDocument
  readonly cooperative: Cooperative
  readonly member: Member
  readonly currency: string
}

/** Who has to do what with the amount due, in words; the code only where a transfer in euros is really asked for. */
export function paymentWords({ document, cooperative, member, currency }: Payment): PaymentWords {
  const due = document.dueCents
  const amount = money(Math.abs(due), currency)
  const without = { account: [], code: null }
  if (document.number === null) {
    const draft = 'This is a draft. The amount may still change.'
    return { act: 'Nothing to pay yet', details: [draft], ...without }
  }
  const reference: Words = ['Reference ', { text: document.number, voice: strong(voices.text) }]
  const by = document.due === null ? [] : [`by ${longDate(document.due)}`]
  if (due === 0) return { act: 'Nothing to pay', details: ['This document balances to zero.'], ...without }
  if (due < 0) {
    const account = isIban(member.iban)
      ? `to your account ${maskedIban(member.iban)}`
      : 'We do not know your account yet: tell us.'
    return {
      act: `${amount} will be transferred to you`,
      details: [...by, reference],
      account: [account],
      code: null,
    }
  }
  if (member.mandate !== '' && isIban(member.iban)) {
    const since = member.mandateDate === null ? '' : ` of ${longDate(member.mandateDate)}`
    return {
      act: `We collect ${amount} by direct debit`,
      details: [
        document.due === null
          ? 'You need not do anything.'
          : `on ${longDate(document.due)}. You need not do anything.`,
        reference,
      ],
      account: [`from your account ${maskedIban(member.iban)}`, `Mandate ${member.mandate}${since}`],
      code: null,
    }
  }
  const transfer = {
    name: cooperative.name,
    iban: cooperative.iban,
    bic: cooperative.bic,
    cents: due,
    reference: document.number,
  }
  const code = currency === 'EUR' ? transferCode(transfer) : null
  const scan = code === null ? [] : [[{ text: 'or scan with your banking app', voice: voices.note }]]
  return {
    act: `Please transfer ${amount}`,
    details: [...by, reference],
    account: [cooperative.name, ...accountLines(cooperative), ...scan],
    code,
  }
}

function accountLines(cooperative: Cooperative): string[] {
  if (isIban(cooperative.iban)) return [groupedIban(cooperative.iban)]
  return [cooperative.iban === '' ? 'The cooperative tells you its account.' : cooperative.iban]
}

/** The payment part at its fixed place above the foot. */
export function paymentPart(payment: Payment): Content {
  const { act, details, account, code } = paymentWords(payment)
  const lines = [[{ text: act, voice: strong(voices.text) }], ...details]
  const top = Math.max(0, (CODE_SIZE - Math.max(lines.length, account.length) * voices.text.leading) / 2)
  const words = (rows: readonly Words[]): Content[] => rows.map((row) => set(row, voices.text))
  return {
    columns: [
      ...(code === null ? [] : [{ width: CODE_SIZE, svg: qrPicture(code, CODE_SIZE) }]),
      { width: '*', stack: words(lines), margin: [0, top, 0, 0] },
      { width: '*', stack: words(account), margin: [0, top, 0, 0] },
    ],
    columnGap: mm(7),
  }
}
