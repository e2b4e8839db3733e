import { resolve } from 'node:path'
import { MOST_RHO } from '../../../core/billing/choice.ts'
import { settleJson } from '../../../core/billing/json/settle-json.ts'
import { gapRules, keys, rules } from '../../../core/community/vocabulary.ts'
import type { Input } from '../../../core/contract/contract.ts'
import type { Settlement } from '../../../core/contract/settling.ts'
import { formatCents } from '../../../core/units/money.ts'
import { done, type Command, type Invocation } from '../command.ts'
import { kWhText } from '../energy-text.ts'
import { withCooperative } from '../session.ts'
import type { Terminal } from '../terminal.ts'
import { textTable } from '../text-table.ts'
import {
  amountOption,
  fractionOption,
  positiveAmountOption,
  monthOf,
  wholeOption,
  wordOption,
} from '../values.ts'

const MOST_SEED = 2_147_483_647

/** What was typed as the contract's settlement; null leaves a choice to the cooperative. */
function choiceOf(invocation: Invocation): Input<'settle.run'> {
  return {
    month: monthOf(invocation.operands[1] as string),
    rule: wordOption(invocation, 'rule', rules),
    key: wordOption(invocation, 'key', keys),
    gapRule: wordOption(invocation, 'gaps', gapRules),
    invoiceCents: amountOption(invocation, 'invoice'),
    premiumCents: amountOption(invocation, 'premium'),
    seed: wholeOption(invocation, 'seed', 0, MOST_SEED),
    rho: fractionOption(invocation, 'rho', MOST_RHO),
    halfWidthCents: positiveAmountOption(invocation, 'half-width'),
  }
}

/** Says on standard error what a reader of the sums must know. */
export function warnAbout(settlement: Settlement, terminal: Terminal): void {
  const { result } = settlement
  if (result.preview) terminal.warn(`A preview, not a settlement: ${result.preview.reason}`)
  if (result.solidarity?.reason) terminal.warn(result.solidarity.reason)
  if (!result.complete) {
    const points = result.gaps.length
    const named = result.gaps.slice(0, 5).map(({ point, slots }) => `${point} (${slots})`)
    terminal.warn(
      points === 0
        ? `${result.month} is not complete: ${result.slots.empty} slots without any value.`
        : `${result.month} is not complete: ${points} ${points === 1 ? 'point lacks' : 'points lack'} values, in slots: ${named.join(', ')}${points > 5 ? ' …' : ''}.`,
    )
  }
  for (const { member, cause } of result.worseOff) terminal.warn(`Member ${member} is worse off: ${cause}`)
  for (const { sentence } of result.priceBreaches) terminal.warn(sentence)
  for (const { name, detail } of result.identities.filter(({ ok }) => !ok))
    terminal.warn(`${name}: ${detail}`)
}

/** `exact`, `estimated`, or how far sampled shares are known. */
function precisionText({ method, members }: Settlement['result']): string {
  if (method.exact) return 'exact'
  if (method.permutations === null) return 'estimated'
  const widest = Math.max(0, ...members.map((member) => member.halfWidth95 ?? 0))
  return `sampled over ${method.permutations} orders, each share to ± ${widest.toFixed(2)} at 95 %`
}

function textOf(settlement: Settlement): string {
  const { result } = settlement
  const { totals } = result
  const rows = result.members.map((one) => [
    one.member,
    one.name,
    kWhText(one.sharedIn),
    kWhText(one.sharedOut),
    formatCents(one.aloneCents),
    formatCents(one.shareCents),
    formatCents(one.amountCents),
  ])
  const sums = [
    '',
    '',
    kWhText(totals.shared),
    kWhText(totals.shared),
    formatCents(totals.aloneCents),
    formatCents(totals.savingsCents),
    formatCents(totals.amountCents),
  ]
  return [
    `${result.month}: together ${formatCents(totals.savingsCents)} ${result.currency} saved, ${kWhText(totals.shared)} kWh shared.`,
    `Rule ${result.rule}, key ${result.key}, ${precisionText(result)} (${result.method.name}).`,
    '',
    textTable(['member', 'name', 'received kWh', 'supplied kWh', 'alone', 'saving', 'amount'], rows, {
      right: [2, 3, 4, 5, 6],
      sums,
    }),
  ].join('\n')
}

const settle: Command = {
  words: ['settle'],
  operands: [{ name: 'FILE' }, { name: 'YYYY-MM' }],
  summary: 'Settle a month: energy shared, money saved together, each member’s share.',
  options: {
    rule: { value: 'NAME', help: `${rules.join(', ')}; the cooperative’s where left out.` },
    key: { value: 'NAME', help: `${keys.join(', ')}; the cooperative’s where left out.` },
    rho: { value: 'X', help: `Solidarity share of the rule solidarity, 0 to ${MOST_RHO}; 0 where left out.` },
    gaps: { value: 'RULE', help: `What to do about gaps: ${gapRules.join(', ')}.` },
    'half-width': {
      value: 'AMOUNT',
      help: 'What sampled shares may be off by, at 95 %; 0.50 where left out. Exact shares always keep it.',
    },
    invoice: { value: 'AMOUNT', help: 'Full supply: the supplier’s invoice, net.' },
    premium: { value: 'AMOUNT', help: 'Premium: the amount received.' },
    seed: { value: 'N', help: 'Start of the random numbers; 1 where left out.' },
  },
  async run(invocation, terminal) {
    const choice = choiceOf(invocation)
    return withCooperative(resolve(invocation.operands[0] as string), terminal, async (session) => {
      const settlement = await session.run('settle.run', choice)
      warnAbout(settlement, terminal)
      return done(settleJson(settlement), textOf(settlement))
    })
  },
}

export const settleCommands: readonly Command[] = [settle]
