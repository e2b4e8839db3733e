import { resolve } from 'node:path'
import type { Command } from '../command.ts'
import { done } from '../command.ts'
import { compareMonth, comparisonJson } from '../comparison.ts'
import { comparisonText } from '../comparison-text.ts'
import { withCooperative } from '../session.ts'
import { monthOf } from '../values.ts'

const compare: Command = {
  words: ['compare'],
  operands: [{ name: 'FILE' }, { name: 'YYYY-MM' }],
  options: {},
  summary: 'Every rule and every key side by side on a month; nothing is stored.',
  async run(invocation, terminal) {
    const month = monthOf(invocation.operands[1] as string)
    return withCooperative(resolve(invocation.operands[0] as string), terminal, async (session) => {
      const comparison = await compareMonth(session, month, terminal)
      return done(comparisonJson(comparison), comparisonText(comparison))
    })
  },
}

export const compareCommands: readonly Command[] = [compare]
