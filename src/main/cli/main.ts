import { problemOfThrown } from '../../core/problems/bugs.ts'
import { ProblemError, type Problem } from '../../core/problems/problem.ts'
import { version } from './version.ts'
import { commandOf, commonOptions, understand } from './arguments.ts'
import type { Command } from './command.ts'
import { commands } from './commands.ts'
import { helpOfAll, helpOfCommand } from './help.ts'
import { UsageError } from './problems.ts'
import type { Terminal } from './terminal.ts'

type ExitCode = 0 | 1 | 2

/** Runs one command line and gives its exit code: 0 success, 1 a problem, 2 wrong usage. Never throws. */
export async function main(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    // `fairwatt --json settle …` means the same as `fairwatt settle … --json`
    return await dispatch(args[0] === '--json' ? [...args.slice(1), '--json'] : args, terminal)
  } catch (error) {
    const problem = problemOf(error, args)
    terminal.endProgress()
    if (terminal.json) terminal.print(JSON.stringify({ problem }))
    terminal.warn(terminal.json ? `${problem.code}: ${problem.what}` : textOf(problem))
    return error instanceof UsageError ? 2 : 1
  }
}

async function dispatch(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  if (args[0] === '--help' || args[0] === 'help' || args.length === 0) return help(args.slice(1), terminal)
  if (args[0] === '--version') return say(terminal, { version: version() }, version())
  if (args.includes('--help')) return help(args, terminal)
  const { command, rest } = commandOf(commands, args)
  const outcome = await command.run(understand(command, rest), terminal)
  if (!outcome) return 0
  say(terminal, outcome.json, outcome.text)
  return outcome.exit
}

function say(terminal: Terminal, json: unknown, text: string): 0 {
  terminal.print(terminal.json ? JSON.stringify(json) : text)
  return 0
}

/** Help of the command named, of the commands that begin with the words named, else of all. */
function help(args: readonly string[], terminal: Terminal): 0 {
  const words = args.filter((arg) => !arg.startsWith('-'))
  const begins = (command: Command): number => command.words.filter((word, k) => words[k] === word).length
  const whole = commands.find((command) => begins(command) === command.words.length)
  if (whole)
    return say(terminal, { usage: helpOfCommand(whole, commonOptions) }, helpOfCommand(whole, commonOptions))
  const family = commands.filter((command) => words.length > 0 && begins(command) > 0)
  if (words.length && !family.length) commandOf(commands, words)
  const text = helpOfAll(family.length ? family : commands)
  return say(terminal, { usage: text }, text)
}

function problemOf(error: unknown, args: readonly string[]): Problem {
  if (error instanceof ProblemError) return error.problem
  const words = args.filter((arg) => /^[a-z]+$/.test(arg)).slice(0, 2)
  return problemOfThrown(`${words.join(' ')}: ${error instanceof Error ? error.message : String(error)}`)
}

/** The three sentences on lines of their own, the code last, for a mail to support. */
const textOf = (problem: Problem): string =>
  [problem.what, problem.means, problem.act, `(${problem.code})`].filter(Boolean).join('\n')
