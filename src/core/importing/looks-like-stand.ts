/**
 * Whether the numbers of a column are a meter's stand or energies of slots. More than a day of values that never falls and rises again and
 * again is a stand: energies of slots never do that (a morning of sun may, a day and a night do not). Of fewer values it cannot be told
 * where they only rise and are large, also beside their rises (5000.1, 5000.4, 5000.9): then it is `either`. Values in kWh.
 */
export function looksLikeStand(
  values: readonly number[],
  stepSeconds: number,
): 'stand' | 'energy' | 'either' {
  const rising = (values[0] as number) > (values.at(-1) as number) ? values.toReversed() : values
  let rises = 0
  let largest = 0
  for (let k = 1; k < rising.length; k++) {
    const change = (rising[k] as number) - (rising[k - 1] as number)
    if (change < 0) return 'energy'
    if (change > 0) rises++
    if (change > largest) largest = change
  }
  const first = rising[0] ?? 0
  const steps = rising.length - 1
  if (rising.length >= 48 && rising.length * stepSeconds >= 26 * 3600)
    return rises > 0.2 * rising.length ? 'stand' : 'energy'
  if (first < 10) return 'energy'
  if (steps >= 7) return rises >= 0.5 * steps && first >= 20 * largest ? 'either' : 'energy'
  return steps >= 2 && rises === steps && first >= 100 && first >= 200 * largest ? 'either' : 'energy'
}
