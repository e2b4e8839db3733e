import { afterEach, describe, expect, test } from 'vitest'
import { ProblemError } from '../../../src/core/problems/problem.ts'
import { compute, workers, type ComputeWatch } from '../../../src/main/solver/compute.ts'
import type { TaskInput } from '../../../src/main/solver/tasks.ts'

const table = (text: string): TaskInput<'understand'>[number] => ({
  file: { name: 'a.csv', bytes: new TextEncoder().encode(text) },
  options: {
    zone: 'Europe/Vienna',
    mapping: null,
    remembered: [],
    point: null,
    directions: new Map([['AT1', 'offtake']]),
  },
})
const readings = table('start,AT1\n2026-10-01T00:00:00Z,0.5\n2026-10-01T00:15:00Z,1.25\n')
const watching = (signal = new AbortController().signal): ComputeWatch => ({
  signal,
  report: () => undefined,
})

afterEach(() => workers.endIdle())

describe('a worker', () => {
  test('is kept warm for the next order and ended on request', async () => {
    const first = await compute('understand', [readings], watching())
    expect(first).toHaveLength(1)
    expect(workers.idle).toBe(1)
    expect(await compute('understand', [readings], watching())).toEqual(first)
    expect(workers.idle).toBe(1)
    await workers.endIdle()
    expect(workers.idle).toBe(0)
    expect(await compute('understand', [readings], watching())).toEqual(first)
  })

  test('serves two orders at once with two threads', async () => {
    const both = await Promise.all(
      [readings, readings].map((one) => compute('understand', [one], watching())),
    )
    expect(both[0]).toEqual(both[1])
    expect(workers.idle).toBe(2)
  })

  test('that failed is not used again, and the next order is answered', async () => {
    await expect(compute('understand', null as never, watching())).rejects.toThrow('the worker failed')
    expect(workers.idle).toBe(0)
    expect(await compute('understand', [readings], watching())).toHaveLength(1)
  })

  test('that was cancelled is not used again', async () => {
    const stop = new AbortController()
    const cancelled = compute('understand', Array(500).fill(readings), {
      signal: stop.signal,
      report: () => stop.abort(),
    })
    const error = await cancelled.catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ProblemError)
    expect((error as ProblemError).problem.code).toBe('cancelled')
    expect(workers.idle).toBe(0)
    expect(await compute('understand', [readings], watching())).toHaveLength(1)
  })

  test('is not started for an order cancelled beforehand', async () => {
    await expect(compute('understand', [readings], watching(AbortSignal.abort()))).rejects.toThrow(
      'You cancelled this.',
    )
    expect(workers.idle).toBe(0)
  })

  test('is ended where the order cannot cross to it', async () => {
    const uncloneable = { ...readings, extra: () => undefined }
    await expect(compute('understand', [uncloneable], watching())).rejects.toThrow('could not be cloned')
    expect(workers.idle).toBe(0)
  })
})
