import type { Problem } from '../../core/problems/problem.ts'
import type { ProgressFigures } from './task.ts'

/**
 * Everything a worker can be asked to compute, by name. Each task stands in a file of its own, exported as `task`, and is
 * loaded with the first order for it. To add one: a file under tasks/ and a line here.
 */
export const tasks = {
  propose: () => import('./tasks/propose.ts'),
  'equity-consequences': () => import('./tasks/equity-consequences.ts'),
  'equity-curve': () => import('./tasks/equity-curve.ts'),
  settle: () => import('./tasks/settle.ts'),
  'what-if': () => import('./tasks/what-if.ts'),
  compare: () => import('./tasks/compare.ts'),
  understand: () => import('./tasks/understand.ts'),
  referee: () => import('./tasks/referee.ts'),
  'catalogue-day': () => import('./tasks/catalogue-day.ts'),
  'plan-groups': () => import('./tasks/plan-groups.ts'),
  'dynamic-day': () => import('./tasks/dynamic-day.ts'),
  'study-run': () => import('./tasks/study-run.ts'),
  'tune-study': () => import('./tasks/tune-study.ts'),
  'plan-day': () => import('./tasks/plan-day.ts'),
  'print-document': () => import('./tasks/print-document.ts'),
  'print-report': () => import('./tasks/print-report.ts'),
  'dispatch-plan': () => import('./tasks/dispatch-plan.ts'),
}

export type TaskName = keyof typeof tasks
type TaskOf<N extends TaskName> = Awaited<ReturnType<(typeof tasks)[N]>>['task']
export type TaskInput<N extends TaskName> = Parameters<TaskOf<N>>[0]
export type TaskOutput<N extends TaskName> = Awaited<ReturnType<TaskOf<N>>>

/** What a worker is told: one order after another, or null to end. `stop` holds one Int32 that becomes 1 when the work shall end. */
export interface Order {
  readonly task: TaskName
  readonly input: unknown
  readonly stop: SharedArrayBuffer
}

/** What a worker says. `error` is a mistake of ours; its stack goes no further than the service's own error. */
export type Message =
  | {
      readonly kind: 'progress'
      readonly phase: string
      readonly done: number
      readonly total: number
      readonly figures?: ProgressFigures
    }
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'error'; readonly stack: string }
