import type { Study } from '../study.ts'
import { addCurtailment } from './curtailment.ts'
import { ProgramDraft } from './draft.ts'
import { addBalances, addCommonColumns, addGreenPool, addNodeColumns, addPeak, addPool } from './energy.ts'
import { addExclusivity } from './exclusivity.ts'
import { addFlexible } from './flexible.ts'
import { nodesOf, type Node } from './nodes.ts'
import type { Block, MixedProgram, RowGroup } from './program.ts'
import type { ModelContext, ModelShape, VariableMap } from './shape.ts'
import { refuseTooLarge } from './size.ts'
import { addStorage } from './storage.ts'

/** A study as arrays a solver takes, and the map back from columns to what they decide. */
export interface DispatchModel {
  readonly study: Study
  readonly nodes: readonly Node[]
  readonly shape: ModelShape
  readonly map: VariableMap
  readonly blocks: readonly Block[]
  /** Every row's group, by number. */
  readonly rowGroup: Int32Array
  readonly groups: readonly RowGroup[]
  readonly program: MixedProgram
}

/**
 * The model of stage A (equity.md): minimise C + β·peak, the money that leaves the community. It can never be unbounded:
 * every column has a lower bound, and every column that earns (selling to the grid, or buying at a price below zero) an
 * upper one; those without (peak, excess over the connection) only cost. `extend` may write more
 * columns and rows after it (the equity part of stage B) and gives what it wants to keep of them.
 */
export function modelOf(study: Study, shape: ModelShape): DispatchModel
export function modelOf<E>(
  study: Study,
  shape: ModelShape,
  extend: (draft: ProgramDraft, context: ModelContext, map: VariableMap) => E,
): DispatchModel & { readonly extra: E }
export function modelOf<E>(
  study: Study,
  shape: ModelShape,
  extend?: (draft: ProgramDraft, context: ModelContext, map: VariableMap) => E,
): DispatchModel & { readonly extra?: E } {
  refuseTooLarge(study, shape.exclusive)
  return modelIn(new ProgramDraft(), study, shape, null, extend)
}

/** `modelOf` written in a draft that may be used again, over the program `before` where that is possible. */
export function modelIn<E>(
  draft: ProgramDraft,
  study: Study,
  shape: ModelShape,
  before: MixedProgram | null,
  extend?: (draft: ProgramDraft, context: ModelContext, map: VariableMap) => E,
): DispatchModel & { readonly extra?: E } {
  draft.restart()
  const nodes = nodesOf(study)
  const context: ModelContext = { study, nodes, shape, hours: study.stepMinutes / 60 }
  const map: VariableMap = { nodes: addNodeColumns(draft, context), common: addCommonColumns(draft, context) }
  addBalances(draft, context, map)
  addPool(draft, context, map)
  addStorage(draft, context, map)
  addFlexible(draft, context, map)
  addCurtailment(draft, context, map)
  addPeak(draft, context, map)
  if (shape.greenPool) addGreenPool(draft, context, map)
  if (shape.exclusive) addExclusivity(draft, context, map)
  const extra = extend?.(draft, context, map)
  return {
    study,
    nodes,
    shape,
    map,
    blocks: draft.blocks,
    groups: draft.groups,
    ...draft.finish(before),
    ...(extra === undefined ? {} : { extra }),
  }
}
