import type { Terminal } from './terminal.ts'

/** An option as `--help` tells it. `value` names what follows it; an option without is a switch. */
export interface OptionOfCommand {
  readonly value?: string
  readonly help: string
}

/** A positional argument: `optional` may be left out, `many` takes all that follow (at least one). */
export interface Operand {
  readonly name: string
  readonly optional?: true
  readonly many?: true
}

/** The command line, understood. */
export interface Invocation {
  readonly command: Command
  readonly operands: readonly string[]
  /** The option's value, or null where it was not given. */
  readonly text: (option: string) => string | null
  readonly flag: (option: string) => boolean
}

/** What a command gives: one JSON document, the same for people, and the exit code. */
export interface Outcome {
  readonly json: unknown
  readonly text: string
  readonly exit: 0 | 1
}

export interface Command {
  /** `['members', 'import']`: the words it is called by. */
  readonly words: readonly string[]
  readonly operands: readonly Operand[]
  readonly options: Readonly<Record<string, OptionOfCommand>>
  readonly summary: string
  /** Paragraphs below the options in the command's own help. */
  readonly notes?: readonly string[]
  /** Null where the command has already said all it has to say. */
  run(invocation: Invocation, terminal: Terminal): Promise<Outcome | null>
}

export const nameOf = (command: Command): string => command.words.join(' ')

export function done(json: unknown, text: string): Outcome {
  return { json, text, exit: 0 }
}
