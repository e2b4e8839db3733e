/** The Shapley value as its definition says it: the mean marginal contribution over all n! orders. For tiny n only. */
export function shapleyByPermutations(players: number, value: (group: number) => number): number[] {
  const sums = Array.from({ length: players }, () => 0)
  let orders = 0
  const join = (group: number, left: readonly number[], gained: readonly number[]): void => {
    if (left.length === 0) {
      orders++
      for (const [i, gain] of gained.entries()) sums[i]! += gain
      return
    }
    for (const next of left) {
      const bigger = group | (1 << next)
      join(
        bigger,
        left.filter((i) => i !== next),
        gained.map((gain, i) => (i === next ? value(bigger) - value(group) : gain)),
      )
    }
  }
  const everyone = Array.from({ length: players }, (_, i) => i)
  join(
    0,
    everyone,
    everyone.map(() => 0),
  )
  return sums.map((sum) => sum / orders)
}
