import { aloneOf } from '../../dispatch/alone.ts'
import type { Limits, PlanWatch } from '../../dispatch/optimum.ts'
import { netImport } from '../../dispatch/plan.ts'
import type { DispatchSolver } from '../../dispatch/solver.ts'
import { grossLoadOf, type Study } from '../../dispatch/study.ts'

/** The same day without storage, shifting and sharing: everyone's own sunshine, everything else as usual. */
export async function plainDay(
  study: Study,
  solver: DispatchSolver,
  limits: Limits,
  watch: PlanWatch,
): Promise<{ readonly cost: number; readonly peakKw: number }> {
  const plain: Study = {
    ...study,
    members: study.members.map((member) => ({
      ...member,
      load: grossLoadOf(member),
      battery: null,
      shiftable: member.shiftable.filter((appliance) => appliance.usual === null),
      curtailable: null,
    })),
  }
  const alone = await aloneOf(plain, solver, limits, watch)
  const nodes = alone.map(({ plan }) => plan.nodes[0]!)
  return {
    cost: alone.reduce((sum, { cost }) => sum + cost, 0),
    peakKw: Math.max(0, ...netImport(nodes, study.steps)),
  }
}
