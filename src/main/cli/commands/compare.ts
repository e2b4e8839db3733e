import { resolve } from 'node:path'
import { MOST_RHO } from '../../../core/billing/choice.ts'
import { compareJson } from '../../../core/billing/json/compare-json.ts'
import type { Command } from '../command.ts'
import { done } from '../command.ts'
import { comparisonText } from '../comparison-text.ts'
import { withCooperative } from '../session.ts'
import { fractionOption, monthOf } from '../values.ts'

const compare: Command = {
  words: ['compare'],
  operands: [{ name: 'FILE' }, { name: 'YYYY-MM' }],
  options: {
    rho: {
      value: 'X',
      help: `Solidarity share of the rule solidarity, 0 to ${MOST_RHO}; as settled, else 0, where left out.`,
    },
  },
  summary: 'Every rule and every key side by side on a month; nothing is stored.',
  async run(invocation, terminal) {
    const month = monthOf(invocation.operands[1] as string)
    const rho = fractionOption(invocation, 'rho', MOST_RHO)
    return withCooperative(resolve(invocation.operands[0] as string), terminal, async (session) => {
      const comparison = await session.run('settle.compare', { month, rho })
      return done(compareJson(comparison), comparisonText(comparison))
    })
  },
}

export const compareCommands: readonly Command[] = [compare]
