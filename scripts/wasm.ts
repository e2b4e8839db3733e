/**
 * `npm run wasm`: assembles every .wat file of the core into a .ts file of its bytes beside it. Both are committed; a test
 * compares them, so the bytes that run are those that were written.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import loadWabt from 'wabt'

const repository = fileURLToPath(new URL('..', import.meta.url))
const core = join(repository, 'src/core')

/** The .wat files of the core, each with the .ts file that holds its bytes. */
export function wasmSources(): { source: string; target: string }[] {
  return readdirSync(core, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.wat'))
    .map((file) => ({ source: join(core, file), target: join(core, file.replace(/\.wat$/, '.wasm.ts')) }))
}

/** What the .ts file of a .wat file must hold. */
export async function assembled(source: string, target: string): Promise<string> {
  const wabt = await loadWabt()
  const parsed = wabt.parseWat(source, readFileSync(source, 'utf8'), { simd: true, bulk_memory: true })
  try {
    parsed.resolveNames()
    parsed.validate()
    const { buffer } = parsed.toBinary({})
    const text =
      `/** Assembled from ${basename(source)} by \`npm run wasm\`; not to be edited. */\n` +
      `export const bytes = new Uint8Array([${buffer.join(', ')}])\n`
    return await format(text, { ...(await resolveConfig(target)), filepath: target })
  } finally {
    parsed.destroy()
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { source, target } of wasmSources()) {
    writeFileSync(target, await assembled(source, target))
    console.log(target.slice(repository.length))
  }
}
