import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safeStem, withExtension } from '../../../src/main/service/fileNames.ts'

test('whatever a cooperative is called, its file name is one name that every system takes', () => {
  expect(safeStem('Energie/Strom: "Süd" ')).toBe('Energie Strom Süd')
  expect(safeStem('..')).toBe('cooperative')
  expect(safeStem('aux')).toBe('cooperative aux')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      const stem = safeStem(name)
      expect(stem).not.toMatch(/[<>:"/\\|?*]|^[ .]|[ .]$|^$/)
      expect(stem.length).toBeLessThanOrEqual(92)
      expect(safeStem(stem)).toBe(stem)
    }),
  )
})

test('a chosen place always ends in ours', () => {
  expect(withExtension('/tmp/a')).toBe('/tmp/a.fairwatt')
  expect(withExtension('/tmp/a.FAIRWATT')).toBe('/tmp/a.FAIRWATT')
})
