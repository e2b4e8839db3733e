import type { BillExplanation } from '../../../core/explanation/bill-explanation.ts'

type Step = BillExplanation['steps'][number]

/** A step as a bar on one scale: left edge and width in percent, and where the line to the next step stands. */
export interface WaterfallBar {
  readonly step: Step
  readonly left: number
  readonly width: number
  /** Percent of the running amount after this step. */
  readonly end: number
  readonly look: 'total' | 'saving' | 'rise' | 'split'
}

/** Bars from what it would be without the cooperative to what it is; totals grow from zero, changes hang between. */
export function waterfall(steps: readonly Step[]): WaterfallBar[] {
  const spans = spansOf(steps)
  const low = Math.min(0, ...spans.map((span) => Math.min(span.from, span.to)))
  const high = Math.max(0, ...spans.map((span) => Math.max(span.from, span.to)))
  const scale = high === low ? 0 : 100 / (high - low)
  return spans.map(({ step, from, to }) => ({
    step,
    left: (Math.min(from, to) - low) * scale,
    width: Math.abs(to - from) * scale,
    end: (to - low) * scale,
    look:
      step.kind === 'without' || step.kind === 'with'
        ? 'total'
        : step.kind === 'supplier' || step.kind === 'bill'
          ? 'split'
          : step.cents > 0
            ? 'rise'
            : 'saving',
  }))
}

function spansOf(steps: readonly Step[]): { step: Step; from: number; to: number }[] {
  let running = 0
  let split = 0
  return steps.map((step) => {
    if (step.kind === 'without' || step.kind === 'with') {
      running = step.cents
      return { step, from: 0, to: step.cents }
    }
    // supplier and bill lie end to end and together are what `with` is
    if (step.kind === 'supplier' || step.kind === 'bill') {
      const from = split
      split += step.cents
      return { step, from, to: split }
    }
    const from = running
    running += step.cents
    return { step, from, to: running }
  })
}
