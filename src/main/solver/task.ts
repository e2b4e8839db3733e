/** Numbers of a running computation, as JobProgress carries them to the page. */
export type ProgressFigures = Readonly<Record<string, number | null>>

/** What a task is given besides its input. */
export interface TaskWatch {
  /** `figures` are numbers worth following by name; most tasks have none. */
  report(progress: {
    readonly phase: string
    readonly done: number
    readonly total: number
    readonly figures?: ProgressFigures
  }): void
  /** Asked often enough that a cancelled computation ends within a blink. */
  shouldStop(): boolean
}

/**
 * A computation in a worker: values in, values out, both such as cross between threads. It opens no file and no
 * database. What went wrong for the user is thrown as a ProblemError.
 */
export type Task<Input, Output> = (input: Input, watch: TaskWatch) => Output | Promise<Output>
