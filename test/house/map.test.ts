import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

/** MAP.md is where one looks first, so it names every folder with a thought of its own, and nothing that is gone. */

const root = resolve(import.meta.dirname, '../..')
const map = readFileSync(join(root, 'MAP.md'), 'utf8')

test('every folder of core and main is in MAP.md', () => {
  const folders = ['src/core', 'src/main'].flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
  )
  expect(folders.length).toBeGreaterThan(50)
  const isNamed = (folder: string): boolean =>
    new RegExp(`(?<![\\w-])${folder.split('/').at(-1)!}(?![\\w-])`).test(map)
  const unnamed = folders.filter((folder) => !isNamed(folder))
  expect(unnamed, 'name it in MAP.md, one line').toEqual([])
})

test('every path in the table of MAP.md is there', () => {
  const paths = [...map.matchAll(/`((?:src|test|docs|resources)\/[^`<]+)`/g)].map(([, path]) => path!)
  expect(paths.length).toBeGreaterThan(10)
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([])
})
