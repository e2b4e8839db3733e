import { centsOfPico, formatCents, PICO_PER_CENT, type Cents } from '../units/money.ts'
import { picoOfCents } from './pot.ts'
import type { BillLine, MemberResult, SettlementResult } from './result.ts'
import { outsideCents } from './totals.ts'
import { vatOf } from './vat.ts'

type Identity = SettlementResult['identities'][number]

/** A settlement's finished figures, and the exact amounts they are held against (10⁻¹² currency units). */
export interface Checked {
  readonly result: Pick<SettlementResult, 'members' | 'totals' | 'model'>
  readonly potPico: bigint
  /** What each member's own supplier will charge, in member order. */
  readonly supplierPico: readonly bigint[]
}

/** The six identities of settlement.md A.6, computed from the finished lines and sums, never from what made them. */
export function identitiesOf(checked: Checked): Identity[] {
  const { members, model } = checked.result
  return [
    same(
      'shares sum to the pot',
      sumOf(members, (one) => one.shareCents),
      centsOfPico(checked.potPico),
    ),
    same(
      'settlement lines sum to zero',
      sumOf(members, (one) => lineSum(one.lines, ['settlement'])),
      0,
    ),
    cash(checked.result),
    forAll('each bill: lines, net, VAT, amount', members, billAddsUp),
    forAll('parts sum to the share', members, (member) =>
      differs(
        member.parts.reduce((sum, part) => sum + part.cents, 0),
        member.shareCents,
      ),
    ),
    forAll('with = without − share + fixed = own supplier + bill', members, (member, i) => {
      const expected = member.aloneCents - member.shareCents + member.fixedCents
      const paid = model === 'full-supply' ? member.netCents : member.withCents
      return differs(paid, expected) ?? supplierAndBill(member, checked.supplierPico[i]!)
    }),
  ]
}

const energyKinds = new Set<BillLine['kind']>(['bought', 'sold', 'supply', 'feed-in'])

/**
 * Σ net = fees + fixed + rounding (+ the supplier's invoice, − the premium). The rounding must be no more than the
 * rounded amounts can leave: half a cent for each energy line, and in full supply and with a premium half a cent
 * each for pot, fees and the master tariff's cost.
 */
function cash({ members, totals, model }: Checked['result']): Identity {
  const net = members.reduce((sum, one) => sum + one.lines.reduce((all, line) => all + line.netCents, 0), 0)
  const fees =
    model === 'shared-energy' ? sumOf(members, (one) => lineSum(one.lines, ['fee'])) : totals.feesCents
  const fixed = sumOf(members, (one) => lineSum(one.lines, ['fixed']))
  const outside = outsideCents(totals)
  const rounded = members.reduce(
    (n, one) => n + one.lines.filter(({ kind }) => energyKinds.has(kind)).length,
    0,
  )
  const halves = model === 'shared-energy' ? rounded : rounded + 3
  const rounding = net - fees - fixed - outside
  const parts = [fees, fixed, rounding, ...(outside === 0 ? [] : [outside])]
  return {
    name: 'net = fees + fixed + rounding + supplier’s invoice − premium',
    ok: rounding === totals.roundingCents && Math.abs(2 * rounding) <= halves,
    detail: `${formatCents(net)} = ${parts.map(formatCents).join(' + ')}`,
  }
}

function billAddsUp(member: MemberResult): string | null {
  const net = member.lines.reduce((sum, line) => sum + line.netCents, 0)
  const vat = vatOf(member.lines)
  const vatCents = vat.reduce((sum, part) => sum + part.vatCents, 0)
  return (
    differs(member.netCents, net) ??
    (JSON.stringify(vat) === JSON.stringify(member.vat) ? null : 'VAT per rate is not rate × lines') ??
    differs(member.vatCents, vatCents) ??
    differs(member.amountCents, net + vatCents)
  )
}

/** Own supplier + bill may differ from `with` by what its lines, the basis and alone were rounded by. */
function supplierAndBill(member: MemberResult, supplierPico: bigint): string | null {
  const halfCents = BigInt(member.lines.length + 3)
  const off = supplierPico + picoOfCents(member.netCents - member.withCents)
  if (2n * (off < 0n ? -off : off) <= halfCents * PICO_PER_CENT) return null
  return `own supplier ${formatCents(centsOfPico(supplierPico))} + bill ${formatCents(member.netCents)} is not ${formatCents(member.withCents)}`
}

function lineSum(lines: readonly BillLine[], kinds: readonly BillLine['kind'][]): Cents {
  return lines.reduce((sum, line) => (kinds.includes(line.kind) ? sum + line.netCents : sum), 0)
}

function sumOf(members: readonly MemberResult[], of: (member: MemberResult) => Cents): Cents {
  return members.reduce((sum, member) => sum + of(member), 0)
}

function differs(found: Cents, expected: Cents): string | null {
  return found === expected ? null : `${formatCents(found)} instead of ${formatCents(expected)}`
}

function same(name: string, left: Cents, right: Cents): Identity {
  return { name, ok: left === right, detail: `${formatCents(left)} = ${formatCents(right)}` }
}

/** Holds for every member, or names the first for whom it does not. */
function forAll(
  name: string,
  members: readonly MemberResult[],
  wrong: (member: MemberResult, index: number) => string | null,
): Identity {
  for (const [i, member] of members.entries()) {
    const found = wrong(member, i)
    if (found !== null) return { name, ok: false, detail: `member ${member.member}: ${found}` }
  }
  return { name, ok: true, detail: `${members.length} members` }
}
