import type { ControlGames } from './control-games.ts'
import type { ControlFactors } from './control-fit.ts'
import type { JumpingWalk } from './marginal-walk.ts'

/**
 * The walk with its controls taken off: what member i adds to part p, less Σ_k factor_pk · (what it adds to control k −
 * φ_ik). The mean over all orders is the same whatever the factors, for those of a control average φ_ik; what members add
 * along one order still sums to v(N). The nearer the controls, the less the rest spreads (control variates; Owen, Monte
 * Carlo Theory, Methods and Examples, 8.9).
 */
export function controlledWalk(
  walk: JumpingWalk,
  controls: ControlGames,
  factors: ControlFactors,
): JumpingWalk {
  const beside = new Float64Array(controls.shapley.length)
  return {
    players: walk.players,
    parts: walk.parts,
    start() {
      walk.start()
      controls.start()
    },
    startWith(inside) {
      walk.startWith(inside)
      controls.start()
      for (const member of inside) controls.join(member, beside)
    },
    join(member, added) {
      walk.join(member, added)
      controls.join(member, beside)
      for (let k = 0; k < beside.length; k++) {
        const deviation = beside[k]! - controls.shapley[k]![member]!
        for (let p = 0; p < added.length; p++) added[p]! -= factors[p]![k]! * deviation
      }
    },
  }
}
