import { tick } from 'svelte'

/** What is wrong with a form, field by field; empty = nothing. */
export type FieldProblems<F extends string> = Partial<Record<F, string>>

/** Puts the focus on the first field that is wrong, once it is marked. */
export async function focusFirstProblem(form: HTMLElement | undefined): Promise<void> {
  await tick()
  form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
}
