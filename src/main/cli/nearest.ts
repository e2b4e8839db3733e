/** Number of single letters to insert, delete or replace to get from one word to the other (Levenshtein). */
export function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, k) => k)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    for (let k = 1; k <= b.length; k++) {
      const replaced = (previous[k - 1] as number) + (a[i - 1] === b[k - 1] ? 0 : 1)
      current.push(Math.min(replaced, (previous[k] as number) + 1, (current[k - 1] as number) + 1))
    }
    previous = current
  }
  return previous[b.length] as number
}

/** The likely right word, or an empty string where none is near enough to be worth saying. */
export function nearest(word: string, candidates: readonly string[]): string {
  let best = ''
  let smallest = Math.max(2, Math.floor(word.length / 3)) + 1
  for (const candidate of candidates) {
    const cost = candidate.startsWith(word) && word.length > 1 ? 1 : distance(word, candidate)
    if (cost < smallest) {
      smallest = cost
      best = candidate
    }
  }
  return best
}
