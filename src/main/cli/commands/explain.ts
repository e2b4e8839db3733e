import { resolve } from 'node:path'
import { partsJson } from '../../../core/billing/json/settle-json.ts'
import { formatCents } from '../../../core/units/money.ts'
import type { Bill } from '../../../core/contract/settling.ts'
import { explanationJson } from '../../../core/explanation/explanation-json.ts'
import { whatIfJson } from '../../../core/explanation/what-if/what-if-json.ts'
import type { WhatIf } from '../../../core/explanation/what-if/what-if.ts'
import { done, type Command } from '../command.ts'
import { withCooperative } from '../session.ts'
import { textTable } from '../text-table.ts'
import { monthOf } from '../values.ts'
import { ensureSettled } from './bills.ts'

function textOf({ explanation }: Bill, whatIf: WhatIf | null): string {
  const { change } = explanation
  const since =
    change === null
      ? []
      : [
          '',
          textTable(
            [`since ${change.previousMonth}`, ''],
            [
              [change.previousMonth, formatCents(change.previousCents)],
              ...change.causes.map(({ label, cents }) => [label, formatCents(cents)]),
            ],
            { right: [1], sums: ['', formatCents(change.cents)] },
          ),
        ]
  const asked =
    whatIf === null
      ? []
      : [
          '',
          ...whatIf.answers.flatMap(({ asks, sentences }) => [asks, `  ${sentences.join(' ')}`]),
          ...whatIf.notes,
        ]
  const paragraphs = [...explanation.why, explanation.settlement, ...explanation.remarks]
  return [
    explanation.headline,
    explanation.lead,
    '',
    ...paragraphs.filter((paragraph) => paragraph !== null),
    '',
    explanation.addition,
    ...since,
    ...asked,
  ].join('\n')
}

const explain: Command = {
  words: ['explain'],
  operands: [{ name: 'FILE' }, { name: 'YYYY-MM' }, { name: 'MEMBER' }],
  summary: 'Why a member’s amount is what it is, as the bill says it.',
  options: {
    'what-if': {
      help: 'Also: the cooperative without the member, the member alone, the evening’s use at noon; each settles the month again.',
    },
  },
  notes: [
    'JSON: {month, member, name, currency, amount, share, parts, explanation {headline, lead, steps, equity {contribution, weights, solidarity, share, rho}, why, addition, settlement, change {previousMonth, previous, causes [{cause, label, amount}], amount}, remarks}, whatIf? {answers [{question, asks, sentences, facts}], notes}}. The parts sum to the share, the causes to the change.',
    'A month not settled yet is settled with the cooperative’s own choices.',
  ],
  async run(invocation, terminal) {
    const [file, typed, member] = invocation.operands as readonly [string, string, string]
    const month = monthOf(typed)
    return withCooperative(resolve(file), terminal, async (session) => {
      await ensureSettled(session, month, terminal)
      const bill = await session.call('bills.get', { month, member })
      const whatIf = invocation.flag('what-if') ? await session.run('bills.whatIf', { month, member }) : null
      const { share, parts } = partsOf(bill)
      return done(
        {
          month,
          member,
          name: bill.document.memberName,
          currency: bill.currency,
          amount: formatCents(bill.document.amountCents),
          share,
          parts,
          explanation: explanationJson(bill.explanation),
          ...(whatIf === null ? {} : { whatIf: whatIfJson(whatIf) }),
        },
        textOf(bill, whatIf),
      )
    })
  },
}

function partsOf({ member }: Bill) {
  return { share: formatCents(member.shareCents), parts: partsJson(member.parts) }
}

export const explainCommands: readonly Command[] = [explain]
