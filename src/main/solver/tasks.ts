import type { Comparison } from '../../core/billing/comparison.ts'
import type { SettlementInput } from '../../core/billing/input.ts'
import type { SettlementResult } from '../../core/billing/result.ts'
import type { understandFile } from '../../core/importing/understand.ts'
import type { Understood } from '../../core/importing/understood.ts'
import type { Problem } from '../../core/problems/problem.ts'

type ReadableFile = Parameters<typeof understandFile>[0]
type ReadingOptions = Parameters<typeof understandFile>[1]

/** What a worker can be asked to compute, by name: what it takes and what it gives. */
export interface Tasks {
  readonly settle: { readonly input: SettlementInput; readonly output: SettlementResult }
  readonly compare: { readonly input: SettlementInput; readonly output: Comparison }
  readonly understand: {
    readonly input: readonly { readonly file: ReadableFile; readonly options: ReadingOptions }[]
    readonly output: readonly Understood[]
  }
}
export type TaskName = keyof Tasks

/** What a worker is started with. `stop` holds one Int32 that becomes 1 when the work shall end. */
export type Order = {
  [N in TaskName]: { readonly task: N; readonly input: Tasks[N]['input']; readonly stop: SharedArrayBuffer }
}[TaskName]

/** What a worker says. `error` is a mistake of ours; its stack goes no further than the service's own error. */
export type Message =
  | { readonly kind: 'progress'; readonly phase: string; readonly done: number; readonly total: number }
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'error'; readonly stack: string }
