import { expect, test } from 'vitest'
import { fixtures, inputOf, workbook } from '../../fuzz/inputs.ts'
import { verdictOf } from '../../fuzz/verdict.ts'

test('changed fixtures all end in readings or in a problem with a code', async () => {
  const plain = fixtures()
  const book = await workbook()
  const failures: string[] = []
  const verdicts = new Set<string>()
  for (let number = 0; number < 300; number++) {
    const input = inputOf(1, number, plain, book)
    try {
      verdicts.add(await verdictOf(input))
    } catch (error) {
      failures.push(`${number} ${input.name}: ${String(error)}`)
    }
  }
  expect(failures).toEqual([])
  expect(verdicts.has('read') && verdicts.size > 5).toBe(true)
})
