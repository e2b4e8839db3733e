import type { Input, Name, Output } from '../../../src/core/contract/contract.ts'
import type { WatchedSteps } from './watched-steps.ts'

export interface Asked {
  readonly ask: <N extends Name>(name: N, input: Input<N>) => Promise<Output<N>>
  readonly steps: WatchedSteps
  /** Closes the file and opens it again, so that nothing is remembered of it. */
  readonly reopen: () => Promise<void>
  /** Hands a file over as if the user had dropped it. */
  readonly write: (name: string, text: string) => string
  readonly month: string
  readonly previous: string
  readonly split: (more: number) => string
}

const choices = { rule: null, key: null, gapRule: null, invoiceCents: null, premiumCents: null, seed: null }

/** What every page asks for, after the file was opened and again. The month before is settled and approved first. */
export async function lookAtPages(asked: Asked): Promise<void> {
  const { ask, steps, reopen, month, previous } = asked
  await approvePrevious(asked)
  const looks: Readonly<Record<string, () => Promise<unknown>>> = {
    'the month': () => ask('month.overview', { month }),
    readings: () => ask('readings.month', { month }),
    'checks of readings': () => ask('readings.checks', { month }),
    'before settling': () => ask('settle.before', { month }),
    'a settlement': () => ask('settle.get', { month, which: 'newest' }),
    'the list of bills': () => ask('bills.list', { month }),
    'a bill': () => ask('bills.get', { month, member: '7' }),
    members: () => ask('members.list', { month }),
    'a member': () => ask('members.get', { number: '7', month }),
    'a day': () => ask('readings.day', { point: '859182400100000007', date: '2026-10-12' }),
    fairness: () => ask('fairness.trend', { until: month, months: 12 }),
    'settings of equity': () => ask('equity.get', {}),
    'a month approved': () => ask('bills.list', { month: previous }),
    'a correction': () => ask('correction.get', { month: previous }),
    'the account': () => ask('cooperative.account', {}),
    'an operator’s split': () => ask('referee.month', { month: previous }),
  }
  for (const [name, look] of Object.entries(looks)) {
    await reopen()
    await steps.run(`${name}, first`, look)
    await steps.run(`${name}, again`, look)
  }
  await makeFiles(asked)
  await correct(asked)
}

async function approvePrevious({ ask, steps, write, previous, split }: Asked): Promise<void> {
  const grants = [write('split.csv', split(1))]
  const { plan } = await steps.run('read a split', () =>
    ask('readings.plan', { grants, mappings: [], pointOf: [], month: previous }),
  )
  await steps.run('save a split', () => ask('readings.save', { plan, changed: 'refuse' }))
  await steps.run('settle a split', () => ask('settle.run', { month: previous, ...choices }))
  await steps.run('approve the bills', () => ask('bills.approve', { month: previous, reason: 'as measured' }))
}

/** Files and papers that a click makes. */
async function makeFiles({ ask, steps, month, previous }: Asked): Promise<void> {
  await steps.run('one bill as PDF', () => ask('bills.pdf', { month, member: '7' }))
  await steps.run('what if', () => ask('bills.whatIf', { month, member: '7' }))
  await steps.run('report', () => ask('report.pdf', { from: previous, to: month }))
  await steps.run('list of members', () => ask('members.export', { format: 'xlsx', withIncome: false }))
  await steps.run('a change of members', () => ask('members.leave', { number: '200', until: '2026-12-31' }))
  await steps.run('taking it back', () => ask('history.undo', { batch: null }))
  await steps.run('save a copy', () => ask('file.copy', {}))
  await steps.run('verify', () => ask('file.verify', {}))
  await steps.run('plan a day', () =>
    ask('plan.day', { date: null, battery: { capacityKWh: 100, powerKw: 50 } }),
  )
}

/** The month before is measured anew after its bills were approved. */
async function correct({ ask, steps, reopen, write, month, previous, split }: Asked): Promise<void> {
  const grants = [write('split again.csv', split(1.01))]
  const { plan } = await steps.run('read it anew', () =>
    ask('readings.plan', { grants, mappings: [], pointOf: [], month: previous }),
  )
  await steps.run('save it anew', () => ask('readings.save', { plan, changed: 'replace' }))
  await steps.run('month with correction', () => ask('month.overview', { month }))
  await reopen()
  await steps.run('the same, first', () => ask('month.overview', { month }))
  await steps.run('before settling again', () => ask('settle.before', { month: previous }))
  await reopen()
  await steps.run('correction due, first', () => ask('correction.get', { month: previous }))
  await steps.run('settle again', () => ask('settle.run', { month: previous, ...choices }))
  await reopen()
  await steps.run('correction, first', () => ask('correction.get', { month: previous }))
  await steps.run('approve corrections', () =>
    ask('correction.approve', { month: previous, reason: 'measured anew' }),
  )
  await steps.run('correction papers', () => ask('correction.documents', { month: previous }))
}
