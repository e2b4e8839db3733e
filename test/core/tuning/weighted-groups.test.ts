import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { weightedGroups, weightsByIncome } from '../../../src/core/tuning/weighted-groups.ts'

const household = (group: string, incomePerYear: number, isAlone = false) => ({
  group,
  incomePerYear,
  isAlone,
})
const many = (count: number, group: string, income: number) =>
  Array.from({ length: count }, () => household(group, income))

test('weights by income stand before and after clipping, with mean 1 over the households before it', () => {
  const told = weightedGroups([...many(5, 'lower', 4_000), ...many(5, 'upper', 80_000), null])
  expect(told.map(({ group, households }) => [group, households])).toEqual([
    ['lower', 5],
    ['upper', 5],
  ])
  expect((told[0]!.before! + told[1]!.before!) / 2).toBeCloseTo(1, 12)
  expect(told[1]!.before).toBeLessThan(0.25)
  expect(told[1]!.after).toBe(0.25)
})

test('a group below five households is told no weight, and neither is the one it would follow from', () => {
  const told = weightedGroups([
    ...many(1, 'hardship', 9_000),
    ...many(6, 'lower', 20_000),
    ...many(9, 'upper', 50_000),
  ])
  const weights = new Map(told.map(({ group, before }) => [group, before]))
  expect([weights.get('hardship'), weights.get('lower')]).toEqual([null, null])
  expect(weights.get('upper')).not.toBeNull()
})

test('nothing that is told is of fewer than five households, alone or as what is left over', () => {
  const groups = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 5_000, max: 90_000 })), {
    minLength: 1,
    maxLength: 6,
  })
  fc.assert(
    fc.property(groups, (sizes) => {
      const incomes = sizes.flatMap(([count, income], g) => many(count, `g${g}`, income))
      const told = weightedGroups(incomes)
      const sizeOf = (group: string): number => sizes[Number(group.slice(1))]![0]
      const [hidden, shown] = [
        told.filter(({ before }) => before === null),
        told.filter(({ before }) => before !== null),
      ]
      expect(shown.filter(({ group }) => sizeOf(group) < 5)).toEqual([])
      const left = hidden.reduce((sum, { group }) => sum + sizeOf(group), 0)
      // what is left over is nobody, everybody, or two groups at least with five households together
      const tellsNothing = hidden.length === 0 || shown.length === 0 || (hidden.length > 1 && left >= 5)
      expect(tellsNothing).toBe(true)
    }),
  )
})

test('a household in no group has no row, though it counts for the median', () => {
  const incomes = [...many(5, 'lower', 20_000), household('member 7', 70_000, true)]
  expect(weightedGroups(incomes).map(({ group }) => group)).toEqual(['lower'])
  expect([...weightsByIncome(incomes).keys()]).toContain('member 7')
})
