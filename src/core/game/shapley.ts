/**
 * For a game of n players, n/(s·(n − s)·C(n, s)) by group mask: the weight of v(S) in the Shapley value of a member
 * of S plus its weight in that of a non-member; 1/n for the whole group, 0 for the empty one.
 */
function foldingWeights(players: number): Float64Array {
  const bySize = new Float64Array(players + 1)
  let choose = 1
  for (let s = 1; s <= players; s++) {
    choose = (choose * (players - s + 1)) / s
    bySize[s] = s === players ? 1 / players : players / (s * (players - s) * choose)
  }
  const weights = new Float64Array(2 ** players)
  const sizes = new Uint8Array(2 ** players)
  for (let mask = 1; mask < weights.length; mask++) {
    sizes[mask] = sizes[mask >>> 1]! + (mask & 1)
    weights[mask] = bySize[sizes[mask]!]!
  }
  return weights
}

const weightsOf = new Map<number, Float64Array>()

/**
 * Shapley values of a game given as a table of all group values (bit k of the mask = player k), exact by enumeration.
 *
 * With w(s) = s!(n−s−1)!/n!, φ_k = Σ_{S∋k} w(s−1)·v(S) − Σ_{S∌k} w(s)·v(S) = Σ_{S∋k} [w(s−1) + w(s)]·v(S) − c, where
 * c = Σ_S w(s)·v(S) is the same for everyone. The first sum is taken for all players at once by folding the upper half
 * of the table onto the lower, player by player (2·2ⁿ additions); c follows from efficiency, Σ φ = v(N).
 * `scratch` has room for 2ⁿ numbers and is overwritten.
 */
export function shapleyOfTable(
  players: number,
  values: Float64Array,
  scratch: Float64Array,
  shapley: Float64Array,
): void {
  let weights = weightsOf.get(players)
  if (!weights) {
    weights = foldingWeights(players)
    weightsOf.set(players, weights)
  }
  const groups = 2 ** players
  for (let mask = 0; mask < groups; mask++) scratch[mask] = weights[mask]! * values[mask]!
  let sum = 0
  for (let k = players - 1; k >= 0; k--) {
    const half = 2 ** k
    let withPlayer = 0
    for (let mask = 0; mask < half; mask++) {
      const upper = scratch[half + mask]!
      withPlayer += upper
      scratch[mask]! += upper
    }
    shapley[k] = withPlayer
    sum += withPlayer
  }
  const common = (sum - values[groups - 1]!) / players
  for (let k = 0; k < players; k++) shapley[k]! -= common
}
