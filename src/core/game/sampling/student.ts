/** The 97.5 % quantile of the normal distribution. */
const NORMAL = 1.959963984540054

/** For fewer degrees of freedom the series is too short; from a table. */
const FEW = [12.7062, 4.30265, 3.18245, 2.77645, 2.57058, 2.44691]

/**
 * The 97.5 % quantile of Student's t: a mean ± this × its standard error covers the truth in 95 of 100 cases.
 * Cornish–Fisher series in 1/ν (Abramowitz, Stegun 26.7.5), good to four digits; `degrees` ≥ 1.
 */
export function studentQuantile(degrees: number): number {
  const few = FEW[degrees - 1]
  if (few !== undefined) return few
  const z = NORMAL
  const first = (z ** 3 + z) / 4
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96
  const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384
  const fourth = (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92160
  return z + first / degrees + second / degrees ** 2 + third / degrees ** 3 + fourth / degrees ** 4
}
