import type { SkippedRows } from './channel.ts'

/** Counts rows left out, by their reason. */
export class SkipCounter {
  readonly #rows = new Map<string, number>()

  add(reason: string, rows = 1): void {
    this.#rows.set(reason, (this.#rows.get(reason) ?? 0) + rows)
  }

  /** What most of them are, without “not counted”, for a file that holds nothing else; null where nothing was left out. */
  get first(): string | null {
    const [most] = [...this.#rows].toSorted((a, b) => b[1] - a[1])
    return most ? most[0].replace(/, not counted$/, '') : null
  }

  finish(): SkippedRows[] {
    return [...this.#rows].map(([reason, rows]) => ({ reason, rows }))
  }
}
