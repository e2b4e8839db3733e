import * as v from 'valibot'

/** Who has to do something about it: the input, a conflict, the place (disk, lock), a limit, or us. */
export const problemFamilies = ['input', 'conflict', 'place', 'limit', 'bug'] as const
export type ProblemFamily = (typeof problemFamilies)[number]

/**
 * Everything that can go wrong, as a value. Three short sentences: what happened, what it means for the data,
 * what one can do. `message` is the three together, for terminals.
 */
export const ProblemSchema = v.object({
  code: v.string(),
  family: v.picklist(problemFamilies),
  what: v.string(),
  means: v.string(),
  act: v.string(),
  message: v.string(),
  params: v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.array(v.string())])),
})
export type Problem = v.InferOutput<typeof ProblemSchema>
export type ProblemParams = Problem['params']

export interface ProblemText {
  readonly what: string
  readonly means: string
  readonly act: string
}

/** One catalogue an area: code → family and the three sentences made from the parameters. */
export type ProblemCatalogue = Readonly<
  Record<string, { readonly family: ProblemFamily; readonly text: (params: never) => ProblemText }>
>

/** Gives the function that makes problems of a catalogue; codes and parameters are checked by the compiler. */
export function problemsOf<C extends ProblemCatalogue>(catalogue: C) {
  return function make<K extends keyof C & string>(
    code: K,
    ...[params]: Parameters<C[K]['text']> extends [] ? [] : [params: Parameters<C[K]['text']>[0]]
  ): Problem {
    const entry = catalogue[code] as C[K]
    const text = (entry.text as (p: unknown) => ProblemText)(params)
    return {
      code,
      family: entry.family,
      ...text,
      message: [text.what, text.means, text.act].filter(Boolean).join(' '),
      params: params ?? {},
    }
  }
}

/** How a problem leaves a deep call inside one process; at every door it becomes a value again. */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.message)
    this.name = 'ProblemError'
    this.problem = problem
  }
}

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem }
