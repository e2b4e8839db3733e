import type { Mapping } from '../../../core/importing/inspection.ts'
import type { ImportPlan } from '../../../core/importing/plan-result.ts'
import type { RefusedReading } from '../../../core/importing/refused.ts'
import type { PackedDay } from '../store/readingsTable.ts'

/** A dry run waiting to be saved. */
export interface WaitingPlan {
  readonly result: ImportPlan
  /** Values that are new or changed, as they are stored: what is left of saving is to write them. */
  readonly readings: readonly PackedDay[]
  /** Values that are new: what is saved where changed ones are to stay as they are. */
  readonly newOnly: readonly PackedDay[]
  /** Values understood and not taken. */
  readonly refused: readonly RefusedReading[]
  readonly mappings: readonly Mapping[]
  /** The newest batch when it was made; a plan against an older state is not saved. */
  readonly seenBatch: number
}

/** Grants of the files that saving is done with; a file with a problem or an open question is asked for again. */
export function takenGrants({ files }: ImportPlan): string[] {
  return files
    .filter(({ inspected: { problem, recognised, points } }) => {
      const isNamed = points.every((point) => point.point !== '')
      return problem === null && recognised && isNamed
    })
    .map((file) => file.grant)
}

/** The one plan at hand: a new one takes the place of the last. */
export class ImportPlans {
  #waiting: { readonly name: string; readonly plan: WaitingPlan } | null = null
  readonly #newName: () => string
  /** Mappings confirmed since the file was opened, by signature; saved with the import that used them. */
  readonly confirmed = new Map<string, Mapping>()

  constructor(newName: () => string) {
    this.#newName = newName
  }

  keep(plan: WaitingPlan): string {
    const name = this.#newName()
    this.#waiting = { name, plan }
    return name
  }

  get(name: string): WaitingPlan | null {
    return this.#waiting?.name === name ? this.#waiting.plan : null
  }

  drop(): void {
    this.#waiting = null
  }
}
