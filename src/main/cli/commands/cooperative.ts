import { rename } from 'node:fs/promises'
import { resolve } from 'node:path'
import { models } from '../../../core/community/vocabulary.ts'
import type { Input } from '../../../core/contract/contract.ts'
import type { FileState } from '../../../core/contract/cooperative.ts'
import { done, type Command, type Invocation } from '../command.ts'
import { needFree } from '../files.ts'
import { usageOf } from '../help.ts'
import { cliProblem, usageError } from '../problems.ts'
import { withCooperative, withService, type Session } from '../session.ts'
import type { Terminal } from '../terminal.ts'
import { alignColumns } from '../text-table.ts'
import { percentOption, priceOption, required, wordOption, zoneOption } from '../values.ts'

const file = { name: 'FILE' } as const

type NewCooperative = Input<'file.new'>['cooperative']

function currencyOf(invocation: Invocation): string {
  const text = invocation.text('currency')
  if (text === null) return 'EUR'
  if (/^[A-Z]{3}$/.test(text)) return text
  throw usageError(
    cliProblem('wrong-value', {
      name: '--currency',
      value: text,
      expected: 'three capital letters, for example EUR',
    }),
  )
}

/** Null: the cooperative charges no VAT, said by 0 or by leaving it out. */
function vatRateOf(invocation: Invocation): number | null {
  const rate = percentOption(invocation, 'vat')
  return rate === 0 ? null : rate
}

/** What was typed as the contract's new cooperative; a price left out stays unknown, except those that are 0 by default. */
function cooperativeOf(invocation: Invocation): NewCooperative {
  const buy = priceOption(invocation, 'buy')
  const sell = priceOption(invocation, 'sell')
  const further = ['shared-network', 'fee', 'internal'].find((option) => invocation.text(option) !== null)
  const missing = buy === null ? '--buy' : '--sell'
  // half a tariff would be stored as none and the price typed would be lost
  if ((buy === null) !== (sell === null) || (further && buy === null))
    throw usageError(cliProblem('missing-argument', { name: missing, usage: usageOf(invocation.command) }))
  return {
    name: required(invocation, 'name', usageOf(invocation.command)),
    address: '',
    zone: zoneOption(invocation, 'zone') ?? required(invocation, 'zone', usageOf(invocation.command)),
    currency: currencyOf(invocation),
    model: wordOption(invocation, 'model', models) ?? 'shared-energy',
    buy,
    sell,
    sharedNetwork: priceOption(invocation, 'shared-network') ?? 0,
    fee: priceOption(invocation, 'fee') ?? 0,
    internal: priceOption(invocation, 'internal'),
    vatRate: vatRateOf(invocation),
    from: null,
  }
}

const ENDING = '.fairwatt'

/** Makes a file under exactly the name that was typed, although the service gives its own ending to every new one. */
async function makeFile(
  name: string,
  terminal: Terminal,
  make: (session: Session, place: string) => Promise<FileState>,
): Promise<FileState> {
  const path = resolve(name)
  const made = path.toLowerCase().endsWith(ENDING) ? path : `${path}${ENDING}`
  await needFree(path)
  await needFree(made)
  const state = await withService(terminal, (session) => make(session, session.service.offerPlace(made)))
  if (made !== path) await rename(made, path)
  return state
}

const newFile: Command = {
  words: ['new'],
  operands: [file],
  summary: 'Make a new cooperative in one file.',
  options: {
    name: { value: 'TEXT', help: 'Name of the cooperative (needed).' },
    zone: { value: 'IANA', help: 'Time zone, for example Europe/Vienna (needed).' },
    currency: { value: 'EUR', help: 'Currency, three letters; EUR where left out.' },
    model: { value: 'MODEL', help: `${models.join(', ')}; shared-energy where left out.` },
    buy: { value: 'PRICE', help: 'What a kWh from the own supplier costs.' },
    sell: { value: 'PRICE', help: 'What a surplus kWh earns outside.' },
    'shared-network': { value: 'PRICE', help: 'Network charges a shared kWh still costs; 0 where left out.' },
    fee: { value: 'PRICE', help: 'What the cooperative keeps per shared kWh; 0 where left out.' },
    internal: { value: 'PRICE', help: 'Price between members; the middle where left out.' },
    vat: { value: 'PERCENT', help: 'Rate of VAT the cooperative charges; none where left out or 0.' },
  },
  notes: [
    'PRICE is in currency per kWh with a decimal point: net where --vat is above 0, else what members pay. Without --buy and --sell the cooperative has no prices yet; tariffs import brings them.',
  ],
  async run(invocation, terminal) {
    const cooperative = cooperativeOf(invocation)
    const [name] = invocation.operands as [string]
    const state = await makeFile(name, terminal, (session, place) =>
      session.call('file.new', { cooperative, place }),
    )
    return done({ file: name, cooperative: state.cooperative }, `${state.cooperative.name} is in ${name}.`)
  },
}

const demo: Command = {
  words: ['demo'],
  operands: [file],
  options: {},
  summary: 'Make a small cooperative with members, a year of readings and settled months.',
  async run(invocation, terminal) {
    const [name] = invocation.operands as [string]
    const { cooperative, firstMonth, lastMonth } = await makeFile(name, terminal, (session, place) =>
      session.run('file.demo', { place }),
    )
    return done(
      { file: name, cooperative, firstMonth, lastMonth },
      `${cooperative.name} is in ${name}, with readings from ${firstMonth} to ${lastMonth}.`,
    )
  },
}

const verify: Command = {
  words: ['verify'],
  operands: [file],
  options: {},
  summary: 'Check the file: integrity, sums, frozen bills unchanged.',
  async run(invocation, terminal) {
    return withCooperative(resolve(invocation.operands[0] as string), terminal, async (session) => {
      const report = await session.run('file.verify', {})
      const word = (ok: boolean): string => (ok ? 'in order' : 'NOT IN ORDER')
      const rows = [
        ['integrity', report.integrity],
        ...report.checks.map((check) => [check.name, word(check.ok), check.detail]),
        ...report.frozen.map(({ month, same }) => [`bills of ${month}`, same ? 'unchanged' : 'CHANGED']),
      ]
      const headline = report.ok ? 'The file is in order.' : 'The file is not in order.'
      return { json: report, text: `${headline}\n\n${alignColumns(rows)}`, exit: report.ok ? 0 : 1 }
    })
  },
}

export const cooperativeCommands: readonly Command[] = [newFile, demo, verify]
