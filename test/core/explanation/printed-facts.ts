import type { BillExplanation } from '../../../src/core/explanation/bill-explanation.ts'
import type { BillFacts } from '../../../src/core/explanation/facts.ts'
import * as figures from '../../../src/core/explanation/format.ts'

/** Every way a fact may be printed. A percentage is a fraction among the facts. */
function printed(value: unknown, into: Set<string> = new Set()): Set<string> {
  if (typeof value === 'number') {
    const size = Math.abs(value)
    if (Number.isSafeInteger(size)) {
      into
        .add(figures.amount(size))
        .add(figures.count(size))
        .add(figures.kWhFigure(size))
        .add(figures.centFigure(size))
    } else into.add(figures.percentFigure(size, 1))
    if (size <= 1) into.add(figures.percentFigure(size, 1)).add(figures.percentFigure(size, 0))
  } else if (typeof value === 'string')
    for (const number of numbersIn(value)) into.add(String(Number(number))).add(number)
  else if (Array.isArray(value)) for (const item of value) printed(item, into)
  else if (value !== null && typeof value === 'object')
    for (const item of Object.values(value)) printed(item, into)
  return into
}

function numbersIn(sentence: string): string[] {
  return sentence.match(/\d+(?:\u00A0\d{3})*(?:\.\d+)?/g) ?? []
}

/** Everything a bill says with numbers in it. */
export function sentencesOf(said: BillExplanation): string[] {
  return [
    said.headline,
    said.lead,
    said.addition,
    said.settlement ?? '',
    ...said.why,
    ...said.remarks,
    ...said.steps.map((step) => step.label),
    ...(said.change?.causes ?? []).map((cause) => cause.label),
  ]
}

/** Those of `sentences` with a number that is none of the facts. */
export function unknownNumbersIn(sentences: readonly string[], facts: unknown): string[] {
  const known = printed(facts)
  return sentences.filter(
    (sentence) =>
      /NaN|undefined|null|Infinity/.test(sentence) ||
      numbersIn(sentence).some((number) => !known.has(number)),
  )
}

/** Sentences of a bill with a number that is none of the facts, or with a value that is no number; empty is right. */
export function unknownNumbers(said: BillExplanation, facts: BillFacts): string[] {
  return unknownNumbersIn(sentencesOf(said), facts)
}
