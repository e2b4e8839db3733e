import fc from 'fast-check'
import { expect, test } from 'vitest'
import { directionOf, dayPicture } from '../../../src/main/documents/bill/day-picture.ts'
import { allFaces, facesOf } from '../../../src/main/documents/typesetting/fonts.ts'
import { runsOf } from '../../../src/main/documents/typesetting/runs.ts'
import { set, voices } from '../../../src/main/documents/typesetting/text.ts'
import { readWoff } from '../../../src/main/documents/typesetting/woff.ts'
import { dayPeriod, priceFigure, priceUnit, rateFigure } from '../../../src/main/documents/wording/figures.ts'
import { resultOf, roofHousehold, household } from './sample.ts'

test('the fonts have what the house writes with', () => {
  for (const family of ['sans', 'serif'] as const) {
    const latin = facesOf(family)[0]!
    for (const sign of '−–…’“”€%\u00A00123456789ÄÖÜäöüßéèñø')
      expect(latin.normal.has(sign.codePointAt(0)!) && latin.bold.has(sign.codePointAt(0)!)).toBe(true)
  }
})

test('a font file that is none is refused', () => {
  expect(() => readWoff(new Uint8Array(100))).toThrow(RangeError)
  expect(() => readWoff(new Uint8Array(0))).toThrow(RangeError)
})

test('every run is set in a font that has its characters', () => {
  expect(runsOf('Łukasz Żółć', 'sans', false)).toEqual([
    { text: 'Ł', font: 'sans-latin-ext' },
    { text: 'ukasz ', font: 'sans-latin' },
    { text: 'Ż', font: 'sans-latin-ext' },
    { text: 'ó', font: 'sans-latin' },
    { text: 'łć', font: 'sans-latin-ext' },
  ])
  expect(runsOf('Олександр Шевченко', 'serif', true)).toEqual([
    { text: 'Олександр Шевченко', font: 'serif-cyrillic' },
  ])
  expect(runsOf('Ελένη', 'sans', false)).toEqual([{ text: 'Ελένη', font: 'sans-greek' }])
})

test('a character no font has is replaced, seen; a loose mark is composed; what cannot be seen is dropped', () => {
  expect(runsOf('山🌞', 'sans', false)).toEqual([{ text: '??', font: 'sans-latin' }])
  expect(runsOf('o\u0308', 'sans', false)).toEqual([{ text: 'ö', font: 'sans-latin' }])
  expect(runsOf('a\u202Eb\u0007', 'sans', false)).toEqual([{ text: 'ab', font: 'sans-latin' }])
  expect(runsOf('1\u202F000', 'sans', false)).toEqual([{ text: '1\u00A0000', font: 'sans-latin' }])
})

test('whatever is written can be set: each character has a glyph in its run’s font', () => {
  const faces = new Map(allFaces().map((face) => [face.name, face]))
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.boolean(), (text, bold) => {
      for (const { text: run, font } of runsOf(text, 'serif', bold)) {
        const face = faces.get(font)!
        for (const character of run.replaceAll('\n', ''))
          expect((bold ? face.bold : face.normal).has(character.codePointAt(0)!)).toBe(true)
      }
    }),
    { numRuns: 300 },
  )
})

test('a voice sets size over leading in points', () => {
  const [run] = set('Text', voices.text).text as unknown as [{ fontSize: number; lineHeight: number }]
  expect(run.fontSize).toBe(9.5)
  // Source Sans is 1.424 em high when set solid
  expect(run.lineHeight * 9.5 * 1.424).toBeCloseTo(13.5, 10)
})

test('a price is stated so that kWh × price gives the line', () => {
  expect(priceFigure(291_000, 'EUR')).toBe('29.10')
  expect(priceFigure(21_250, 'EUR')).toBe('2.125')
  expect(priceFigure(1, 'EUR')).toBe('0.0001')
  expect(priceFigure(-50_000, 'EUR')).toBe('−5.00')
  expect(priceFigure(291_000, 'CHF')).toBe('0.2910')
  expect(priceFigure(0, 'EUR')).toBe('0.00')
  expect([priceUnit('EUR'), priceUnit('CHF')]).toEqual(['ct per kWh', 'CHF per kWh'])
  expect([rateFigure(2000), rateFigure(550), rateFigure(0)]).toEqual(['20', '5.5', '0'])
})

test('days are told without the year', () => {
  expect(dayPeriod('2026-10-01', '2026-10-14')).toBe('1 to 14\u00A0October')
  expect(dayPeriod('2026-09-15', '2026-10-03')).toBe('15\u00A0September to 3\u00A0October')
  expect(dayPeriod('2026-10-05', '2026-10-05')).toBe('5\u00A0October')
})

test('the average day: hatched within the pale bars, both directions on one scale, black lines not colour alone', () => {
  const { day } = resultOf(roofHousehold)
  expect(directionOf(day)).toBe('both')
  expect(directionOf(resultOf(household).day)).toBe('used')
  const none = Array.from({ length: 24 }, () => 0)
  expect(directionOf({ offtake: none, sharedIn: none, feedIn: none, sharedOut: none })).toBeNull()
  const svg = dayPicture(day, { width: 416, height: 42 })
  expect(svg).toContain('stroke="#000000"')
  const heights = [...svg.matchAll(/v([\d.]+)h-/g)].map((match) => Number(match[1]))
  expect(Math.max(...heights)).toBeLessThanOrEqual(42)
  expect(svg).not.toMatch(/NaN|Infinity/)
})
