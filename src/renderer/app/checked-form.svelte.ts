import type { Problem, Result } from '../../core/problems/problem.ts'
import { focusFirstProblem, type FieldProblems } from './form.ts'

/** A form whose fields are checked when they are left and all together when it is sent; what is wrong stands at its field. */
export class CheckedForm<F extends string> {
  /** The form itself: `bind:this`. */
  element = $state<HTMLFormElement>()
  /** Why the service would not take it. */
  refused = $state.raw<Problem | null>(null)
  isSending = $state(false)
  problems = $state.raw<FieldProblems<F>>({})
  readonly #problemsIn: () => FieldProblems<F>

  constructor(problemsIn: () => FieldProblems<F>) {
    this.#problemsIn = problemsIn
  }

  /** What a field needs to know: `<Field bind:value {...check.at('name')} />`. */
  at(field: F): { readonly problem: string | null; readonly onleave: () => void } {
    return { problem: this.wrong(field), onleave: () => this.#check(field) }
  }

  /** What is wrong with a field; null = nothing. */
  wrong(field: F): string | null {
    return this.problems[field] ?? null
  }

  /** Checks everything; where something is wrong the focus goes there. */
  async passes(): Promise<boolean> {
    this.problems = this.#problemsIn()
    const isGood = Object.keys(this.problems).length === 0
    if (!isGood) await focusFirstProblem(this.element)
    return isGood
  }

  /** Sends it; null where the service refused, and `refused` says why. */
  async send<T>(question: () => Promise<Result<T>>): Promise<{ readonly value: T } | null> {
    this.isSending = true
    const answer = await question()
    this.isSending = false
    this.refused = answer.ok ? null : answer.problem
    return answer.ok ? { value: answer.value } : null
  }

  #check(field: F): void {
    const { [field]: problem } = this.#problemsIn()
    const { [field]: _, ...others } = this.problems
    this.problems = (problem === undefined ? others : { ...others, [field]: problem }) as FieldProblems<F>
  }
}
