import { parseArgs } from 'node:util'
import { nameOf, type Command, type Invocation, type OptionOfCommand } from './command.ts'
import { usageOf } from './help.ts'
import { nearest } from './nearest.ts'
import { cliProblem, usageError } from './problems.ts'

/** Options every command has. */
export const commonOptions: Readonly<Record<string, OptionOfCommand>> = {
  json: { help: 'One JSON document on standard output, nothing else there.' },
  help: { help: 'Show this.' },
}

/** The command whose words the arguments begin with, and the arguments after them. */
export function commandOf(
  commands: readonly Command[],
  args: readonly string[],
): { command: Command; rest: readonly string[] } {
  const bare = args.filter((arg) => !arg.startsWith('-'))
  // the longest match wins, so that `study run` is found before `study`
  const matches = commands
    .filter((command) => command.words.every((word, k) => args[k] === word))
    .toSorted((a, b) => b.words.length - a.words.length)
  const command = matches[0]
  if (command) return { command, rest: args.slice(command.words.length) }
  const family = commands.filter((one) => one.words[0] === bare[0])
  const said = family.length ? bare.slice(0, 2).join(' ') : (bare[0] ?? '')
  const likely = nearest(said, (family.length ? family : commands).map(nameOf))
  throw usageError(cliProblem('unknown-command', { command: said, likely: likely && `fairwatt ${likely}` }))
}

/** `--sell -0.02`: parseArgs takes a value that begins with a minus only after an equals sign. */
function joinNegativeNumbers(args: readonly string[]): string[] {
  const joined: string[] = []
  for (const arg of args) {
    const option = joined.at(-1)
    if (/^-\d/.test(arg) && option && /^--[a-z][a-z-]*$/.test(option))
      joined[joined.length - 1] = `${option}=${arg}`
    else joined.push(arg)
  }
  return joined
}

/** Understands the arguments of one command; whatever does not fit is a UsageError that names the likely right one. */
export function understand(command: Command, args: readonly string[]): Invocation {
  const known = { ...commonOptions, ...command.options }
  const { tokens } = parseArgs({
    args: joinNegativeNumbers(args),
    options: Object.fromEntries(
      Object.entries(known).map(([name, option]) => [
        name,
        { type: option.value ? 'string' : 'boolean' } as const,
      ]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const operands: string[] = []
  const values = new Map<string, string | true>()
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value)
    if (token.kind === 'option') values.set(token.name, valueOf(command, known, token))
  }
  if (!values.has('help')) checkOperands(command, operands)
  return {
    command,
    operands,
    text: (option) => {
      const value = values.get(option)
      return typeof value === 'string' ? value : null
    },
    flag: (option) => values.has(option),
  }
}

function valueOf(
  command: Command,
  known: Readonly<Record<string, OptionOfCommand>>,
  token: { readonly name: string; readonly rawName: string; readonly value: string | undefined },
): string | true {
  const name = nameOf(command)
  const refuse = (reason: string): never => {
    throw usageError(cliProblem('option-value', { option: token.rawName, reason, command: name }))
  }
  if (!Object.hasOwn(known, token.name)) {
    const likely = nearest(token.name, Object.keys(known))
    throw usageError(
      cliProblem('unknown-option', { option: token.rawName, likely: likely && `--${likely}`, command: name }),
    )
  }
  const wanted = known[token.name]?.value
  if (!wanted) return token.value === undefined ? true : refuse('takes no value')
  // a following option is no value: `--name --zone Europe/Vienna` forgot the name
  if (token.value === undefined || token.value === '' || token.value.startsWith('--'))
    return refuse(`needs a value (${wanted})`)
  return token.value
}

function checkOperands(command: Command, operands: readonly string[]): void {
  const usage = usageOf(command)
  const missing = command.operands.find((operand, k) => !operand.optional && operands[k] === undefined)
  if (missing) throw usageError(cliProblem('missing-argument', { name: missing.name, usage }))
  if (command.operands.at(-1)?.many) return
  const extra = operands[command.operands.length]
  if (extra !== undefined) throw usageError(cliProblem('too-many-arguments', { value: extra, usage }))
}
