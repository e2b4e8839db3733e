import { ProblemError } from '../../problems/problem.ts'
import { dispatchProblem } from '../problems.ts'

/** A JSON object being read strictly: every field is asked for by name, and what was not asked for is told. */
export class Fields {
  readonly #entries: Readonly<Record<string, unknown>>
  readonly path: string
  readonly #asked = new Set<string>()
  readonly #ignored: string[]

  constructor(value: unknown, path: string, ignored: string[]) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw refusal(path, 'an object', value)
    this.#entries = value as Record<string, unknown>
    this.path = path
    this.#ignored = ignored
  }

  /** The name of a field as the reader of a problem finds it: `members[2].battery.capacityKWh`. */
  at(field: string): string {
    return this.path === '' ? field : `${this.path}.${field}`
  }

  /** A field's value, undefined where it is missing or null. */
  get(field: string): unknown {
    const value = this.#given(field)
    return value === null ? undefined : value
  }

  /** What stands there, null where it says null. */
  #given(field: string): unknown {
    this.#asked.add(field)
    return Object.hasOwn(this.#entries, field) ? this.#entries[field] : undefined
  }

  has(field: string): boolean {
    return this.get(field) !== undefined
  }

  keys(): string[] {
    return Object.keys(this.#entries)
  }

  object(field: string): Fields {
    return new Fields(this.#given(field), this.at(field), this.#ignored)
  }

  objects(field: string): Fields[] {
    const value = this.#given(field)
    if (!Array.isArray(value)) throw refusal(this.at(field), 'a list', value)
    return value.map((one: unknown, k) => new Fields(one, `${this.at(field)}[${k}]`, this.#ignored))
  }

  text(field: string, otherwise?: string): string {
    const value = this.get(field)
    if (value === undefined && otherwise !== undefined) return otherwise
    if (typeof value !== 'string' || value.trim() === '')
      throw refusal(this.at(field), 'a text that is not empty', this.#given(field))
    return value
  }

  flag(field: string, otherwise: boolean): boolean {
    const value = this.get(field)
    if (value === undefined) return otherwise
    if (typeof value !== 'boolean') throw refusal(this.at(field), 'true or false', value)
    return value
  }

  number(field: string, range: NumberRange, otherwise?: number): number {
    const value = this.get(field)
    return value === undefined && otherwise !== undefined
      ? otherwise
      : numberOf(this.#given(field), this.at(field), range)
  }

  /** One number a slot. */
  series(field: string, steps: number, range: NumberRange, otherwise?: number): number[] {
    const value = this.get(field)
    if (value === undefined && otherwise !== undefined) return Array.from({ length: steps }, () => otherwise)
    if (!Array.isArray(value))
      throw refusal(this.at(field), 'a list with one number a slot', this.#given(field))
    if (value.length !== steps)
      throw new ProblemError(
        dispatchProblem('study-length', { field: this.at(field), length: value.length, steps }),
      )
    return value.map((one: unknown, t) => numberOf(one, `${this.at(field)}[${t}]`, range))
  }

  /** Ends the reading of this object: fields nobody asked for are told, not taken. */
  end(): void {
    for (const field of Object.keys(this.#entries))
      if (!this.#asked.has(field)) this.#ignored.push(this.at(field))
  }
}

export interface NumberRange {
  readonly least?: number
  readonly most?: number
  readonly whole?: boolean
  /** The least itself is not allowed. */
  readonly above?: boolean
  /** What it counts, for the sentence: `kW`. */
  readonly unit?: string
}

/** No energy or price of ours comes near; a larger number is a slip or meant to break something. */
const LARGEST = 1e9

export function numberOf(value: unknown, path: string, range: NumberRange): number {
  const { least = -LARGEST, most = LARGEST, whole = false, above = false } = range
  const fits =
    typeof value === 'number' &&
    Number.isFinite(value) &&
    (above ? value > least : value >= least) &&
    value <= most &&
    (!whole || Number.isInteger(value))
  if (!fits) throw refusal(path, rangeWords(range), value)
  return value
}

function rangeWords({ least, most, whole, above, unit }: NumberRange): string {
  const kind = whole ? 'a whole number' : 'a number'
  const of = unit ? ` (${unit})` : ''
  if (least !== undefined && most !== undefined)
    return `${kind} ${above ? 'above' : 'from'} ${least} ${above ? 'and up' : ''} to ${most}${of}`.replace(
      '  ',
      ' ',
    )
  if (least !== undefined) return `${kind} ${above ? `above ${least}` : `of at least ${least}`}${of}`
  if (most !== undefined) return `${kind} of at most ${most}${of}`
  return `${kind}${of}`
}

export function refusal(field: string, expected: string, value: unknown): ProblemError {
  return new ProblemError(
    dispatchProblem('study-field', { field: field || 'the study', expected, given: wordsOf(value) }),
  )
}

/** What stands there, in a few words; lists and objects are not looked into, they may be nested without end. */
function wordsOf(value: unknown): string {
  if (value === undefined) return 'missing'
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  if (typeof value === 'object' && value !== null) return 'an object'
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'too large a number'
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
