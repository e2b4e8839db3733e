import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { expect, test } from 'vitest'
import { assembled, wasmSources } from '../../scripts/wasm.ts'

/** The bytes that run are those that were written: `npm run wasm` was not forgotten. */

const sources = wasmSources()

test('there are sources to look at', () => {
  expect(sources.length).toBeGreaterThan(0)
})

test.each(sources.map((one) => [relative(process.cwd(), one.source), one] as const))(
  '%s gives the committed bytes',
  async (_, { source, target }) => {
    expect(readFileSync(target, 'utf8')).toBe(await assembled(source, target))
  },
)
