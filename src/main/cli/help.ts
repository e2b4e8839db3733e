import { nameOf, type Command, type OptionOfCommand } from './command.ts'
import { alignColumns } from './text-table.ts'

const operandText = ({ name, optional, many }: Command['operands'][number]): string => {
  const text = many ? `${name}…` : name
  return optional ? `[${text}]` : text
}

/** `fairwatt members import FILE TABLE [options]` */
export function usageOf(command: Command): string {
  const options = Object.keys(command.options).length ? ['[options]'] : []
  return ['fairwatt', nameOf(command), ...command.operands.map(operandText), ...options].join(' ')
}

const optionRows = (options: Readonly<Record<string, OptionOfCommand>>): string[][] =>
  Object.entries(options).map(([name, option]) => [
    `  --${name}${option.value ? ` ${option.value}` : ''}`,
    option.help,
  ])

export function helpOfCommand(command: Command, common: Readonly<Record<string, OptionOfCommand>>): string {
  return [
    usageOf(command),
    '',
    command.summary,
    '',
    alignColumns(optionRows({ ...command.options, ...common })),
    ...(command.notes ?? []).flatMap((note) => ['', note]),
  ].join('\n')
}

export function helpOfAll(commands: readonly Command[]): string {
  const rows = commands.map((command) => [
    `  ${[nameOf(command), ...command.operands.map(operandText)].join(' ')}`,
    command.summary,
  ])
  return [
    'Fairwatt: from a month’s meter exports to fair, explained member bills, offline.',
    '',
    'fairwatt COMMAND [options]',
    '',
    alignColumns(rows),
    '',
    'Every command takes --json (one JSON document on standard output) and --help.',
    'Exit code: 0 success, 1 a problem, 2 wrong usage.',
  ].join('\n')
}
