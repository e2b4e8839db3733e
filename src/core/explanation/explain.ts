import type { BillExplanation } from './bill-explanation.ts'
import { billFacts, type BillFacts, type BillQuestion } from './facts.ts'
import * as figures from './format.ts'
import { en, type ExplanationText } from './text/en.ts'

type Step = BillExplanation['steps'][number]

/**
 * Why one member's amount is what it is: facts first, then sentences made of nothing else (equity.md "Explanation").
 * Money as the member bears it, VAT included where it is charged and cannot be reclaimed; cents throughout.
 * Steps sum to the cent, and so do the causes of the change since last month. Throws a RangeError for a member who is
 * not in the result.
 */
export function explainBill(question: BillQuestion, text: ExplanationText = en): BillExplanation {
  const facts = billFacts(question)
  const steps = stepsOf(facts, text)
  return {
    headline: text.headline(facts),
    lead: text.lead(facts),
    steps,
    equity: facts.equity,
    why: whyOf(facts, text),
    addition: additionOf(steps),
    settlement: text.settlement(facts),
    change: changeOf(facts, text),
    remarks: remarksOf(facts, text),
  }
}

/** Without the cooperative → parts, fixed fees → with it; where the own supplier goes on charging, the last is divided. */
function stepsOf(facts: BillFacts, text: ExplanationText): Step[] {
  const { withoutCents, parts, fixedCents, taxCents, withCents, outside } = facts
  const steps: Step[] = [{ kind: 'without', label: text.steps.without(), cents: withoutCents }]
  for (const part of parts)
    steps.push({ kind: 'part', label: text.steps.part(facts, part), cents: minus(part.cents) })
  if (fixedCents !== 0) steps.push({ kind: 'fixed', label: text.steps.fixed(), cents: fixedCents })
  if (taxCents !== 0) steps.push({ kind: 'fixed', label: text.steps.tax(), cents: taxCents })
  steps.push({ kind: 'with', label: text.steps.withCooperative(facts), cents: withCents })
  if (outside !== null) {
    steps.push({ kind: 'supplier', label: text.steps.supplier(facts), cents: outside.supplierCents })
    steps.push({ kind: 'bill', label: text.steps.bill(facts), cents: outside.billCents })
  }
  return steps
}

/** −0 is no amount of cents. */
const minus = (cents: number): number => (cents === 0 ? 0 : -cents)

function whyOf(facts: BillFacts, text: ExplanationText): string[] {
  return [
    text.alone(facts),
    text.share(facts),
    ...facts.otherParts.map((part) => text.otherPart(facts, part)),
    facts.fixedCents === 0 ? null : text.fixed(facts),
    text.together(facts),
  ].filter((paragraph) => paragraph !== null)
}

/** `71.30 − 8.28 − 1.19 = 61.83` */
function additionOf(steps: readonly Step[]): string {
  let addition = ''
  for (const { kind, cents } of steps) {
    if (kind === 'without') addition = figures.amount(cents)
    else if (kind === 'part' || kind === 'fixed')
      addition += ` ${cents < 0 ? figures.MINUS : '+'} ${figures.amount(Math.abs(cents))}`
    else if (kind === 'with') addition += ` = ${figures.amount(cents)}`
  }
  return addition
}

function changeOf(facts: BillFacts, text: ExplanationText): BillExplanation['change'] {
  const { change } = facts
  if (change === null) return null
  return {
    previousMonth: change.before.month,
    previousCents: change.before.amountCents,
    causes: change.causes.map(({ cause, cents }) => ({
      cause,
      label: text.changeLabel(cause, change, facts),
      cents,
    })),
    cents: change.now.amountCents,
  }
}

function remarksOf(facts: BillFacts, { remarks: say }: ExplanationText): string[] {
  const { remarks: known, change, month, cooperativeName } = facts
  const step = known.stepSeconds
  const found: string[] = []
  if (known.previewReason !== null) found.push(say.preview(known.previewReason))
  if (known.halfWidthCents !== null) found.push(say.sampled(facts, known.halfWidthCents))
  if (known.joinedOn !== null) found.push(say.joined(known.joinedOn))
  if (known.leftOn !== null) found.push(say.left(known.leftOn))
  if (known.joinedLastMonthOn !== null && change !== null)
    found.push(say.joinedLastMonth(known.joinedLastMonthOn, month))
  for (const gap of known.gaps) found.push(say.gap(gap.point, gap.slots, step))
  if (known.leftOutSlots > 0) found.push(say.leftOut(known.leftOutSlots, step))
  if (known.absentSlots > 0) found.push(say.absent(known.absentSlots, step))
  if (known.imputedSlots > 0) found.push(say.imputed(known.imputedSlots, step))
  if (known.estimatedSlots > 0) found.push(say.estimated(known.estimatedSlots, step, known.estimatedPoints))
  if (known.emptySlots > 0) found.push(say.empty(known.emptySlots, step))
  if (known.openingBalanceCents !== 0) found.push(say.opening(facts))
  if (known.isReverseCharge) found.push(say.reverseCharge(cooperativeName))
  if (known.passedOnVatCents !== 0) found.push(say.passedOnVat(facts))
  if (known.worseOffCents > 0) found.push(say.worseOff(facts))
  return found
}
