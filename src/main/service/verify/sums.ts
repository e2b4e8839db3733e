import type { BillDocument } from '../../../core/billing/document.ts'
import { formatCents } from '../../../core/units/money.ts'
import type { Session } from '../session.ts'
import type { Approval } from '../store/settlementsTable.ts'

interface Check {
  readonly name: string
  readonly ok: boolean
  readonly detail: string
}

/** The identities every approved settlement was stored with, and lines → net → VAT → amount → due of every issued document. `issues` names them. An approval a step. */
export function* documentChecks(
  { file }: Session,
  approvals: readonly Approval[],
  issues: readonly string[],
): Generator<void, Check[], undefined> {
  const checks: Check[] = []
  for (const [k, approval] of approvals.entries()) {
    const { result, id } = file.settlements.get(approval.settlement)
    const issue = issues[k] as string
    const identities = result.identities.map(({ name, ok, detail }) => ({
      name: `${issue}: ${name}`,
      ok,
      detail,
    }))
    const documents = file.documents.of(id)
    const wrong = documents.find((document) => !addsUp(document))
    const sum = documents.reduce((total, document) => total + document.amountCents, 0)
    const detail = wrong
      ? `${wrong.number} does not add up`
      : `${documents.length} documents, together ${formatCents(sum)}`
    checks.push(...identities, { name: `${issue}: documents add up`, ok: !wrong, detail })
    yield
  }
  return checks
}

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0)

function addsUp(document: BillDocument): boolean {
  const { lines, vat, netCents, vatCents, amountCents, openingBalanceCents, dueCents } = document
  return (
    sumOf(lines.map((line) => line.netCents)) === netCents &&
    sumOf(vat.map((amount) => amount.vatCents)) === vatCents &&
    netCents + vatCents === amountCents &&
    amountCents + openingBalanceCents === dueCents
  )
}
