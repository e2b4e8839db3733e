import { readFileSync } from 'node:fs'

/** The version in package.json, at the root of the repository; the command line runs from its sources. */
export function version(): string {
  const text = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}
