import type { NetDraws } from './net-draws.ts'

/**
 * How far X = Σ d_j·Bernoulli_j(u), and X with one member more or less, can be from its mean u·Σd, but for a probability
 * of 2·e^(−logOdds) on both sides together.
 *
 * The smaller of two bounds, plus the largest |d| for the one member. Bernstein: t = mL/3 + √((mL/3)² + 2L·u(1−u)Q), with
 * Q = Σ d² and m = max |d|; good where many small draws add up. Kearns and Saul (1998): a centred Bernoulli(u) has
 * ln E e^(λ(B−u)) ≤ λ²s/2 with s = (1 − 2u)/(2 ln((1−u)/u)), so t = √(2L·sQ); good at the ends where Bernstein's m is not.
 * `u` is below ½; the bound for 1 − u is the same.
 */
export function spreadAround(u: number, { squares, largest }: NetDraws, logOdds: number): number {
  const linear = (largest * logOdds) / 3
  const bernstein = linear + Math.sqrt(linear * linear + 2 * logOdds * u * (1 - u) * squares)
  const proxy = (1 - 2 * u) / (2 * Math.log((1 - u) / u))
  return Math.min(bernstein, Math.sqrt(2 * logOdds * proxy * squares)) + largest
}
