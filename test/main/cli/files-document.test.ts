import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { Terminal } from './terminal-run.ts'

/** docs/files.md tells what every file looks like; what it shows must be taken whole. */
const text = readFileSync(join(import.meta.dirname, '../../../docs/files.md'), 'utf8')
const example = (kind: string, name: string): string => {
  const found = new RegExp(`\`\`\`${kind} ${name}\n([^]*?)\`\`\``).exec(text)
  if (found === null) throw new Error(`docs/files.md has no example of ${name}`)
  return found[1]!
}

const terminal = new Terminal()
afterAll(() => terminal.end())

test('every table of the document is imported without a refusal or an unknown column', async () => {
  const file = 'files.fairwatt'
  await terminal.run('new', file, '--name', 'Files', '--zone', 'Europe/Vienna')
  for (const [command, rows] of [
    ['bands', 3],
    ['tariffs', 3],
    ['members', 3],
    ['keys', 2],
  ] as const) {
    terminal.write(`${command}.csv`, example('csv', command))
    const run = await terminal.run(command, 'import', file, `${command}.csv`, '--json')
    expect(run.exit, run.out + run.err).toBe(0)
    expect(run.json, command).toMatchObject({ added: rows, refused: [] })
    expect(run.json['unknownColumns'] ?? [], command).toEqual([])
  }
  terminal.write('readings.csv', example('csv', 'readings'))
  const readings = await terminal.run('readings', 'import', file, 'readings.csv', '--json')
  expect(readings.exit, readings.out + readings.err).toBe(0)
  expect(readings.json['rows']).toMatchObject({ new: 5, refused: 0 })
})

test('the game and the study of the document are solved, with no field that means nothing', async () => {
  terminal.write('game.json', example('json', 'game'))
  const game = await terminal.run('game', 'solve', 'game.json', '--json')
  expect(game.exit, game.out + game.err).toBe(0)
  expect(game.json['coreNonEmpty']).toBe(true)
  terminal.write('study.json', example('json', 'study'))
  for (const command of [['dispatch'], ['study', 'run']]) {
    const run = await terminal.run(...command, 'study.json', '--json')
    expect(run.exit, run.out + run.err).toBe(0)
    expect(run.json).toMatchObject({ status: 'optimal', ignored: [] })
  }
})
