import type { VerifyReportSchema } from '../../../core/contract/cooperative.ts'
import type * as v from 'valibot'
import { refuseUnfitMembers } from '../checks/members.ts'
import { ProblemError } from '../../../core/problems/problem.ts'
import type { JobWatch } from '../jobs/jobs.ts'
import type { Session } from '../session.ts'
import { compareApproved, type Verdict } from './recompute.ts'
import { documentChecks } from './sums.ts'

type Report = v.InferOutput<typeof VerifyReportSchema>
type Check = Report['checks'][number]

/**
 * Looks whether the file is whole and tells the truth: SQLite's own check, sums and identities of everything issued, and
 * every approved settlement computed again from its snapshot and the readings as of its batch, compared bit for bit.
 */
export async function verifyFile(session: Session, watch: JobWatch): Promise<Report> {
  const { file } = session
  watch.report('file', 0, 1)
  const turns = session.turns()
  const integrity = file.integrity()
  await turns.next()
  const approvals = file.settlements.approvals()
  const issues = issueNames(approvals.map(({ settlement }) => file.settlements.get(settlement).month))
  await turns.next()
  const checks: Check[] = [
    { name: 'the file is whole', ok: integrity === 'ok', detail: integrity },
    membersCheck(session),
  ]
  await turns.next()
  checks.push(...(await turns.through(documentChecks(session, approvals, issues))))
  const verdicts: Verdict[] = []
  for (const [k, approval] of approvals.entries()) {
    watch.throwIfCancelled()
    watch.report('settlements', k, approvals.length)
    verdicts.push(await compareApproved(session, approval, watch))
  }
  for (const [k, { same, detail }] of verdicts.entries()) {
    const issue = issues[k] as string
    const name = issue.includes(',') ? `${issue}, computed again` : `${issue} computed again`
    checks.push({ name, ok: same, detail })
  }
  const frozen = verdicts.map(({ month, same }) => ({ month, same }))
  return { ok: checks.every((check) => check.ok), integrity, checks, frozen }
}

/** What was issued, each by a name of its own: `2026-08`, then `2026-08, correction 1`. In the order of approval. */
function issueNames(months: readonly string[]): string[] {
  const issued = new Map<string, number>()
  return months.map((month) => {
    const before = issued.get(month) ?? 0
    issued.set(month, before + 1)
    return before === 0 ? month : `${month}, correction ${before}`
  })
}

function membersCheck({ file }: Session): Check {
  const name = 'every point belongs to one member at a time'
  try {
    refuseUnfitMembers(file)
    return { name, ok: true, detail: `${file.members.all().length} members` }
  } catch (error) {
    if (error instanceof ProblemError) return { name, ok: false, detail: error.problem.what }
    throw error
  }
}
