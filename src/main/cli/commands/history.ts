import { resolve } from 'node:path'
import type { Output } from '../../../core/contract/contract.ts'
import { done, type Command } from '../command.ts'
import { cliProblem, usageError } from '../problems.ts'
import { withCooperative } from '../session.ts'
import { textTable } from '../text-table.ts'
import { wholeOption } from '../values.ts'

const USUAL = 20
const MOST = 500

const history: Command = {
  words: ['history'],
  operands: [{ name: 'FILE' }],
  options: { limit: { value: 'N', help: `So many changes, the newest first; ${USUAL} where left out.` } },
  summary: 'What was changed and when, newest first; changes nothing.',
  notes: ['JSON: {batches [{batch, at, kind, words, undone, canUndo}]}. `at` is UTC.'],
  async run(invocation, terminal) {
    const limit = wholeOption(invocation, 'limit', 1, MOST) ?? USUAL
    return withCooperative(resolve(invocation.operands[0] as string), terminal, async (session) => {
      const { batches } = await session.call('history.list', { limit })
      return done({ batches: batches.map(batchJson) }, historyText(batches))
    })
  },
}

const undo: Command = {
  words: ['undo'],
  operands: [{ name: 'FILE' }, { name: 'CHANGE', optional: true }],
  options: {},
  summary: 'Take back the last change, or one by its number in the history; undoing can be undone.',
  notes: ['JSON: {undone (what was taken back, in words)}.'],
  async run(invocation, terminal) {
    const [file, change] = invocation.operands as [string, string?]
    const batch = change === undefined ? null : changeOf(change)
    return withCooperative(resolve(file), terminal, async (session) => {
      const { words } = await session.call('history.undo', { batch })
      return done({ undone: words }, words)
    })
  },
}

function changeOf(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw usageError(
    cliProblem('wrong-value', {
      name: 'CHANGE',
      value: text,
      expected: 'a number of the history, for example 12',
    }),
  )
}

type Batch = Output<'history.list'>['batches'][number]

const batchJson = ({ at, ...batch }: Batch) => ({ ...batch, at: new Date(at * 1000).toISOString() })

function historyText(batches: readonly Batch[]): string {
  if (batches.length === 0) return 'Nothing was changed yet.'
  const rows = batches.map(({ batch, at, words, undone, canUndo }) => [
    String(batch),
    new Date(at * 1000).toISOString().slice(0, 16).replace('T', ' '),
    words,
    undone ? 'taken back' : canUndo ? '' : 'stays',
  ])
  return textTable(['no.', 'when (UTC)', 'what', ''], rows, { right: [0] })
}

export const historyCommands: readonly Command[] = [history, undo]
