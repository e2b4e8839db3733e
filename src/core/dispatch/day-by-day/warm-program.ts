import type { MixedProgram } from '../model/program.ts'
import type { DispatchSolver, OpenProgram } from '../solver.ts'

/** The one program kept in a solver: asked for the same again it is as the last solve left it, else it makes room first. */
export class WarmProgram {
  readonly #solver: DispatchSolver
  #program: MixedProgram | null = null
  #open: OpenProgram | null = null

  constructor(solver: DispatchSolver) {
    this.#solver = solver
  }

  async of(program: MixedProgram): Promise<OpenProgram> {
    if (this.#open && this.#program === program) return this.#open
    this.close()
    this.#open = await this.#solver.open(program)
    this.#program = program
    return this.#open
  }

  close(): void {
    this.#open?.close()
    this.#open = null
    this.#program = null
  }
}
