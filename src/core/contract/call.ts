import * as v from 'valibot'
import { ProblemSchema } from '../problems/problem.ts'

/** JSON is all that crosses a door. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined }

type AnySchema = v.GenericSchema<unknown, unknown>

/** One entry of the contract: what it takes and what it gives. A job reports progress and can be cancelled. */
export interface Call<I extends AnySchema, O extends AnySchema> {
  readonly kind: 'call' | 'job'
  readonly input: I
  readonly output: O
}

export function call<I extends AnySchema, O extends AnySchema>(input: I, output: O): Call<I, O> {
  return { kind: 'call', input, output }
}

export function job<I extends AnySchema, O extends AnySchema>(
  input: I,
  output: O,
): Call<I, O> & { readonly kind: 'job' } {
  return { kind: 'job', input, output }
}

export const nothing = v.strictObject({})

/** A file the user handed over or a place the user chose: a random name the service knows, never a path. */
export const GrantSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16,64}$/))

/** A file the service made, waiting to be saved by the user's door. */
export const OutputFileSchema = v.object({
  id: v.string(),
  fileName: v.string(),
  mediaType: v.string(),
  bytes: v.number(),
})
export type OutputFile = v.InferOutput<typeof OutputFileSchema>

/** Progress of a job: a phase in words of the page, done of total steps, seconds left once they can be told. */
export const JobProgressSchema = v.object({
  job: v.string(),
  phase: v.string(),
  done: v.number(),
  total: v.number(),
  secondsLeft: v.nullable(v.number()),
  /** Numbers of the computation worth following, by name (training: reward, gini, kl …); absent where there are none. */
  figures: v.exactOptional(v.record(v.string(), v.nullable(v.number()))),
})
export type JobProgress = v.InferOutput<typeof JobProgressSchema>

export const ReplySchema = v.variant('ok', [
  v.object({ ok: v.literal(true), value: v.unknown() }),
  v.object({ ok: v.literal(false), problem: ProblemSchema }),
])
export type Reply = v.InferOutput<typeof ReplySchema>
