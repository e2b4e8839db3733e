import { resolve } from 'node:path'
import { MOST_RHO } from '../../../core/billing/choice.ts'
import type { Equity } from '../../../core/contract/equity.ts'
import { breachesOf, type Breach } from '../../../core/tuning/breaches.ts'
import type { Consequences } from '../../../core/tuning/consequences.ts'
import { decisionActs, type Decision } from '../../../core/tuning/decision.ts'
import { done, type Command, type Invocation } from '../command.ts'
import { cliProblem, usageError } from '../problems.ts'
import { consequencesText } from '../consequences-text.ts'
import { railsOption, railsOptions } from '../rails-options.ts'
import { withCooperative, type Session } from '../session.ts'
import { textTable } from '../text-table.ts'
import { fractionOption, monthOf, required, wholeOption, wordOption } from '../values.ts'

const percent = (fraction: number): string => `${Math.round(fraction * 1000) / 10} %`

const decisionRow = (one: Decision): string[] => [
  String(one.id),
  one.on,
  one.undone ? `${one.act} (taken back)` : one.act,
  percent(one.setting.rho),
  one.validFrom,
  one.by,
  one.reason,
]

const decisionsText = ({ decisions, inForce, nextMonth }: Equity): string =>
  [
    `In force for ${nextMonth}: a solidarity share of ${percent(inForce.rho)}${inForce.weights ? `, key weights ${Object.entries(inForce.weights).join(' ')}` : ''}.`,
    '',
    decisions.length === 0
      ? 'No decision was recorded yet.'
      : textTable(['no.', 'on', 'act', 'ρ', 'from', 'by', 'reason'], decisions.map(decisionRow), {
          right: [3],
        }),
  ].join('\n')

const decide: Command = {
  words: ['decide'],
  operands: [{ name: 'FILE' }],
  options: {
    act: { value: 'NAME', help: `${decisionActs.join(', ')}; \`set\` needs no proposal.` },
    rho: { value: 'X', help: `The solidarity share decided on, 0 to ${MOST_RHO} (with change or set).` },
    weights: { value: 'a=2,b=0.8', help: 'Weights of the income groups for the key (with change or set).' },
    proposal: { value: 'N', help: 'The proposal decided on; the newest where left out.' },
    from: { value: 'YYYY-MM', help: 'First month it holds for; the next open one where left out.' },
    reason: { value: 'TEXT', help: 'Why, for the minutes. Always needed.' },
    by: { value: 'TEXT', help: 'Who decided. Always needed.' },
    'dry-run': {
      help: 'Only tell what it would lead to; nothing is recorded, reason and names may be left out.',
    },
    ...railsOptions,
    on: { value: 'YYYY-MM-DD', help: 'Day of the decision; today where left out.' },
  },
  summary: 'Record what the board decided on equity settings.',
  async run(invocation, terminal) {
    const usage = 'fairwatt decide FILE --act ACT --reason TEXT --by TEXT'
    const act = wordOption(invocation, 'act', decisionActs)
    if (act === null) throw usageError(cliProblem('missing-argument', { name: '--act', usage }))
    const isTrial = invocation.flag('dry-run')
    const reason = isTrial ? '' : required(invocation, 'reason', usage)
    const by = isTrial ? '' : required(invocation, 'by', usage)
    const rho = fractionOption(invocation, 'rho', MOST_RHO)
    const weights = weightsOption(invocation)
    const from = invocation.text('from')
    const proposal = wholeOption(invocation, 'proposal', 1, Number.MAX_SAFE_INTEGER)
    return withCooperative(resolve(invocation.operands[0] as string), terminal, async (session) => {
      const now = await session.call('equity.get', {})
      const isOwn = act === 'change' || act === 'set'
      const rails = railsOption(invocation, now.rails)
      const own =
        isOwn && (rho !== null || weights !== null) ? { rho: rho ?? now.inForce.rho, weights } : null
      if (isTrial) {
        const proposed = now.proposal?.proposal
        const accepted = proposed && {
          ...proposed.proposal,
          weights: proposed.keyTakesEffect ? proposed.proposal.weights : null,
        }
        const setting = own ?? (act === 'accept' ? accepted : null) ?? now.inForce
        const { consequences } = await session.run('equity.consequences', { setting })
        const breaches = breachesOf(setting, rails ?? now.rails, consequences)
        return done({ consequences, breaches }, trialText(consequences, breaches))
      }
      const equity = await session.call('equity.decide', {
        act,
        proposal: act === 'set' ? null : (proposal ?? now.proposal?.id ?? null),
        setting: own,
        rails,
        validFrom: from === null ? now.nextMonth : monthOf(from),
        reason,
        by,
        on: invocation.text('on') ?? new Date().toISOString().slice(0, 10),
      })
      const led = equity.decisions[0]?.consequences ?? null
      return done(equity, [...(led ? [consequencesText(led), ''] : []), decisionsText(equity)].join('\n'))
    })
  },
}

function trialText(led: Consequences | null, breaches: readonly Breach[]): string {
  return [
    led === null ? 'No month is settled yet, so nothing can be told of it.' : consequencesText(led),
    breaches.length === 0
      ? 'It keeps to the board’s limits. Nothing was recorded.'
      : `It breaks ${breaches.length === 1 ? 'a limit' : 'limits'} of the board (${breaches.map(({ limit }) => limit).join(', ')}), so it would be refused. Nothing was recorded.`,
  ].join('\n')
}

function weightsOption(invocation: Invocation): Record<string, number> | null {
  const text = invocation.text('weights')
  if (text === null) return null
  const entries = text.split(',').map((part) => {
    const [group, weight] = part.split('=')
    const value = Number(weight)
    if (group === undefined || group === '' || !(value >= 0.25 && value <= 4)) {
      const expected = 'groups with weights from 0.25 to 4, for example lower=1.5,higher=0.8'
      throw usageError(cliProblem('wrong-value', { name: '--weights', value: text, expected }))
    }
    return [group.trim(), value] as const
  })
  return Object.fromEntries(entries)
}

const list: Command = {
  words: ['decisions', 'list'],
  operands: [{ name: 'FILE' }],
  options: {},
  summary: 'The equity settings in force and every decision on them.',
  run: (invocation, terminal) =>
    withEquity(invocation, terminal, (session) => session.call('equity.get', {})),
}

const replay: Command = {
  words: ['decisions', 'replay'],
  operands: [{ name: 'FILE' }, { name: 'NUMBER' }],
  options: {},
  summary: 'Compute the proposal behind a decision again from its seed.',
  async run(invocation, terminal) {
    const decision = Number(invocation.operands[1])
    return withCooperative(resolve(invocation.operands[0] as string), terminal, async (session) => {
      const answer = await session.run('equity.replay', {
        decision: Number.isInteger(decision) ? decision : 0,
      })
      return { json: answer, text: answer.detail, exit: answer.same ? 0 : 1 }
    })
  },
}

function withEquity(
  invocation: Invocation,
  terminal: Parameters<typeof withCooperative>[1],
  ask: (session: Session) => Promise<Equity>,
) {
  return withCooperative(resolve(invocation.operands[0] as string), terminal, async (session) => {
    const equity = await ask(session)
    return done(equity, decisionsText(equity))
  })
}

export const decideCommands: readonly Command[] = [decide, list, replay]
