import { expect, test } from 'vitest'
import { gaussLegendre } from '../../../../src/core/game/fourier-owen/gauss-legendre.ts'
import { netDraws } from '../../../../src/core/game/fourier-owen/net-draws.ts'
import { spreadAround } from '../../../../src/core/game/fourier-owen/spread.ts'
import { numbers } from './pools.ts'

test.each([2, 3, 8, 24, 32, 96])(
  '%i nodes on (0, 1): symmetric, ascending, exact to degree 2n − 1',
  (count) => {
    const { nodes, weights } = gaussLegendre(count)
    for (let k = 0; k < count; k++) {
      expect(nodes[k]! + nodes[count - 1 - k]!).toBeCloseTo(1, 14)
      expect(nodes[k]!).toBeGreaterThan(k > 0 ? nodes[k - 1]! : 0)
    }
    for (const degree of [0, 1, 2, count, 2 * count - 1]) {
      const integral = nodes.reduce((sum, node, k) => sum + weights[k]! * node ** degree, 0)
      expect(integral).toBeCloseTo(1 / (degree + 1), 13)
    }
  },
)

test('the sums, the largest and the common step of a slot; odd readings have the step 1', () => {
  const net = netDraws(Float64Array.of(750, -500, 1250, 9, 9, 9, 9), 3)
  expect(net).toMatchObject({ drawn: 2000, fed: 500, largest: 1250, step: 250, count: 3, padded: 4 })
  expect(net.squares).toBe(750 ** 2 + 500 ** 2 + 1250 ** 2)
  expect(net.draws[3]).toBe(0)
  expect(netDraws(Float64Array.of(750, -500, 1251, 0), 3).step).toBe(1)
})

test('how far a sum strays is bounded: no group of two thousand random ones is beyond 2·e⁻⁹', () => {
  const random = numbers(5)
  const draws = Float64Array.from({ length: 60 }, (_, i) =>
    i === 0 ? 5000 : Math.round((random() - 0.4) * 800),
  )
  const net = netDraws(draws, 60)
  for (const u of [0.002, 0.05, 0.3, 0.49]) {
    const spread = spreadAround(u, net, 9) - net.largest
    const mean = u * (net.drawn - net.fed)
    let beyond = 0
    for (let k = 0; k < 2000; k++) {
      let sum = 0
      for (const draw of draws) if (random() < u) sum += draw
      if (Math.abs(sum - mean) > spread) beyond++
    }
    // 2·e⁻⁹ of 2000 is half a group; u = 0.002 lets the one large member in four times
    expect(beyond).toBeLessThanOrEqual(1)
  }
})
