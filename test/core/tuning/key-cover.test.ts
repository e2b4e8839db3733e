import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allocate } from '../../../src/core/sharing/allocate.ts'
import { byEquity } from '../../../src/core/sharing/equity.ts'
import { fillingKey } from '../../../src/core/sharing/filling.ts'
import { total } from '../../../src/core/sharing/flows.ts'
import { KeyCover } from '../../../src/core/tuning/months/key-cover.ts'

test('gives what the equity-weighted key gives, but for its rounding', () => {
  const energy = fc.integer({ min: 0, max: 2_000_000 })
  const slot = fc.array(energy, { minLength: 10, maxLength: 10 })
  const weight = fc.integer({ min: 25, max: 400 }).map((hundredths) => hundredths / 100)
  fc.assert(
    fc.property(fc.array(slot, { minLength: 1, maxLength: 12 }), weight, weight, (slots, first, second) => {
      const classOf = [0, 1, 2, 0, 1]
      const flows = {
        slots: slots.length,
        offtake: classOf.map((_, i) => Float64Array.from(slots, (values) => values[i]!)),
        feedIn: classOf.map((_, i) => Float64Array.from(slots, (values) => (i < 3 ? 0 : values[5 + i]!))),
      }
      const weights = [first, second, 1]
      const cover = new KeyCover(flows, 3, classOf, [0, 1, 2, 3, 4])
      const received = new Float64Array(5)
      cover.received(weights, received)
      const key = fillingKey(byEquity(classOf.map((c) => weights[c]!)))
      const { sharedIn } = allocate(key, flows)
      for (const [i, row] of sharedIn.entries()) {
        // whole microKWh in each slot, weights in whole ten-thousandths
        expect(Math.abs(received[i]! - total(row))).toBeLessThanOrEqual(2 * slots.length)
      }
    }),
    { numRuns: 200 },
  )
})
