export interface LabelGuess {
  readonly label: 'start' | 'end'
  readonly sure: boolean
}

const DAY = 86_400
const START_WORDS = /start|\bvon\b|\bfrom\b|beginn|début|debut|\bab\b|_from$|\bdesde\b|\bfra\b/i
const END_WORDS = /\bend\b|ende\b|\bbis\b|\bfin\b|ablese/i

/**
 * Whether labels mark a slot's start or its end, from the header's words, else from the first and the last row: 00:00 … 23:45 are starts,
 * 00:15 … 00:00 are ends, a label 24:00 is an end. The rows are looked at on each clock given (wall-clock seconds as written, as the local
 * clock shows them). Everything else stays unsure and is taken as a start.
 */
export function guessLabel(
  header: string,
  clocks: readonly Float64Array[],
  stepSeconds: number,
  has24: boolean,
): LabelGuess {
  if (START_WORDS.test(header)) return { label: 'start', sure: true }
  if (END_WORDS.test(header) || has24) return { label: 'end', sure: true }
  if (stepSeconds >= DAY) return { label: 'start', sure: true }
  const guesses = clocks.map((naive) => guessByDay(naive, stepSeconds))
  return guesses.find(({ sure }) => sure) ?? (guesses[0] as LabelGuess)
}

function guessByDay(naive: Float64Array, stepSeconds: number): LabelGuess {
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (const label of naive) {
    if (label < first) first = label
    if (label > last) last = label
  }
  const opens = first % DAY
  const closes = last % DAY
  if (opens === 0 && closes === DAY - stepSeconds) return { label: 'start', sure: true }
  if (opens === stepSeconds && closes === 0) return { label: 'end', sure: true }
  return { label: opens === stepSeconds && closes !== DAY - stepSeconds ? 'end' : 'start', sure: false }
}
