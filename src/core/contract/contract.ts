import type * as v from 'valibot'
import { cooperativeCalls } from './cooperative.ts'
import { equityCalls } from './equity.ts'
import { keysCalls } from './keys.ts'
import { membersCalls } from './members.ts'
import { planningCalls } from './planning.ts'
import { readingsCalls } from './readings.ts'
import { refereeCalls } from './referee.ts'
import { settlingCalls } from './settling.ts'
import { studiesCalls } from './studies.ts'

/** Everything a window or a terminal may ask of the service. Adding a call is one entry; the compiler then demands the handler. */
export const contract = {
  ...cooperativeCalls,
  ...membersCalls,
  ...keysCalls,
  ...readingsCalls,
  ...refereeCalls,
  ...settlingCalls,
  ...studiesCalls,
  ...equityCalls,
  ...planningCalls,
} as const

export type Contract = typeof contract
export type Name = keyof Contract
export type Input<N extends Name> = v.InferOutput<Contract[N]['input']>
export type Output<N extends Name> = v.InferOutput<Contract[N]['output']>
export type JobName = { [N in Name]: Contract[N] extends { readonly kind: 'job' } ? N : never }[Name]
export type CallName = Exclude<Name, JobName>

export const names = Object.keys(contract) as Name[]

export function isName(value: unknown): value is Name {
  return typeof value === 'string' && Object.hasOwn(contract, value)
}
