import { expect, test } from 'vitest'
import { Fuzz } from '../../fuzz/fuzz.ts'

test('changed fixtures all end in a problem with a code, or in the energy that the change leaves', async () => {
  const fuzz = await Fuzz.of(1)
  const failures: string[] = []
  const verdicts = new Set<string>()
  for (let number = 0; number < 400; number++) {
    const { name, verdict } = await fuzz.input(number)
    try {
      verdicts.add(await verdict())
    } catch (error) {
      failures.push(`${number} ${name}: ${String(error)}`)
    }
  }
  expect(failures).toEqual([])
  for (const one of ['read', 'read, as it should be', 'unknown-format']) expect(verdicts).toContain(one)
  expect(verdicts.size).toBeGreaterThan(6)
})
