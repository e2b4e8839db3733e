import { expect, test } from 'vitest'
import { addRegisters } from '../../../src/core/importing/parallel-registers.ts'

const registers = (...rows: (number | null)[][]) => {
  const sum = new Float64Array(rows[0]!.length).fill(Number.NaN)
  const notes: string[] = []
  addRegisters(
    sum,
    rows.map((row) => Float64Array.from(row, (value) => value ?? Number.NaN)),
    'AT1',
    notes,
  )
  return { sum: Array.from(sum, (value) => (Number.isNaN(value) ? null : value)), notes }
}

test('day and night registers fill each other’s gaps', () => {
  expect(registers([1, 2, null, null], [null, null, 3, 4])).toEqual({ sum: [1, 2, 3, 4], notes: [] })
})

test('registers side by side: a slot that one of them lacks is missing, an end is told', () => {
  const { sum, notes } = registers([1, 1, 1, 1, 1, 1], [null, 2, null, 2, 2, 2])
  expect(sum).toEqual([1, 3, null, 3, 3, 3])
  expect(notes).toHaveLength(2)
})
