/** Uniform numbers in [0, 1) with 53 random bits; the same seed gives the same numbers on every machine. */
export type UniformRandom = () => number

/** xoshiro128** (Blackman, Vigna 2018), its state filled from the seed by SplitMix32. Not for secrets. */
export function uniformRandom(seed: number): UniformRandom {
  let mixed = seed | 0
  const mix = (): number => {
    mixed = (mixed + 0x9e3779b9) | 0
    let word = mixed ^ (mixed >>> 16)
    word = Math.imul(word, 0x21f0aaad)
    word ^= word >>> 15
    word = Math.imul(word, 0x735a2d97)
    return word ^ (word >>> 15)
  }
  let [a, b, c, d] = [mix(), mix(), mix(), mix()]
  const word = (): number => {
    const product = Math.imul(b, 5)
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = (d << 11) | (d >>> 21)
    return result
  }
  return () => ((word() >>> 5) * 2 ** 26 + (word() >>> 6)) / 2 ** 53
}
