import { expect, test } from 'vitest'
import { progressPace } from '../../../../src/main/service/jobs/pace.ts'

test('at most ten reports a second, a new phase at once, and the seconds left once two have passed', () => {
  let clock = 0
  const sent: unknown[] = []
  const report = progressPace(
    () => clock,
    (progress) => sent.push(progress),
  )
  for (; clock <= 4000; clock += 10) report('coalitions', clock, 16_000)
  expect(sent.length).toBeLessThanOrEqual(41)
  expect(sent[0]).toEqual({ phase: 'coalitions', done: 0, total: 16_000, secondsLeft: null })
  expect(sent.at(-1)).toEqual({ phase: 'coalitions', done: 4000, total: 16_000, secondsLeft: 12 })
  const before = sent.length
  clock += 1
  report('checks', 0, 2)
  report('checks', 1, 2)
  expect(sent.length).toBe(before + 1)
  expect(sent.at(-1)).toEqual({ phase: 'checks', done: 0, total: 2, secondsLeft: null })
})
