import { memberProblems } from '../../../core/community/checks.ts'
import type { Member } from '../../../core/community/member.ts'
import { ProblemError } from '../../../core/problems/problem.ts'
import { serviceProblem } from '../problems.ts'
import type { CooperativeFile } from '../store/cooperativeFile.ts'

/**
 * Throws `entry-refused` for what the core says against a member as it now stands in the file: days in the wrong order, a
 * metering point that two members would have on the same day, static shares above 1, a tariff or band nobody knows.
 */
export function refuseUnfitMember(file: CooperativeFile, member: Member): void {
  refuseUnfitMembers(file, [member])
}

/** The same for several members: those that a batch had changed which was taken back, or all there are. */
export function refuseUnfitMembers(
  file: CooperativeFile,
  members: readonly Member[] = file.members.all(),
): void {
  const all = file.members.all()
  const bands = file.bands.all()
  const tariffs = tariffNames(file)
  for (const member of members) {
    const [first] = memberProblems(member, all, bands, tariffs)
    if (first)
      throw new ProblemError(serviceProblem('entry-refused', { field: first.column, reason: first.reason }))
  }
}

/** Names of the cooperative's tariffs; a member may name the reference tariff before it has prices. */
export function tariffNames(file: CooperativeFile): string[] {
  return [
    ...new Set([file.cooperative.get().referenceTariff, ...file.tariffs.all().map((kept) => kept.row.name)]),
  ]
}
