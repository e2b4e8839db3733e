import { ProblemError } from '../../../core/problems/problem.ts'
import { nameOf, type Command, type Operand, type OptionOfCommand } from '../command.ts'
import { cliProblem } from '../problems.ts'

const seed: OptionOfCommand = { value: 'N', help: 'Start of the random numbers.' }

function later(
  words: readonly string[],
  operands: readonly Operand[],
  options: Readonly<Record<string, OptionOfCommand>>,
  summary: string,
): Command {
  return {
    words,
    operands,
    options,
    summary: `${summary} (not in this version)`,
    run: (invocation) =>
      Promise.reject(
        new ProblemError(
          cliProblem('not-in-this-version', { feature: `fairwatt ${nameOf(invocation.command)}` }),
        ),
      ),
  }
}

/** Commands of the published command line that this version understands and cannot do yet; each says so. */
export const laterCommands: readonly Command[] = [
  later(
    ['tune'],
    [{ name: 'FILE|STUDY' }],
    { seed, steps: { value: 'N', help: 'Steps of training.' } },
    'Propose equity settings.',
  ),
]
