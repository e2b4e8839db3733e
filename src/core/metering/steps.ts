/**
 * Work that can be long is a generator here: it yields after each of its steps, so that whoever runs it can do something
 * else in between. This runs it without a pause.
 */
export function inOnePiece<T>(work: Iterator<unknown, T, undefined>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}
