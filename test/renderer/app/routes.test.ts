import { expect, test } from 'vitest'
import { addressOf, pageNames, placeOf } from '../../../src/renderer/app/routes.ts'

test.each(pageNames)('the address of %s names the same place again', (page) => {
  for (const subject of [null, '11', 'A/7 %', 'Zoë']) {
    for (const tab of [null, 'edit']) {
      const place = { month: '2026-10', page, subject, tab }
      expect(placeOf(addressOf(place))).toEqual(place)
    }
  }
})

test.each(['', '#token=abc', '#/2026-13/members', '#/2026-10/nowhere', '/2026-10/month'])(
  '%j names no place',
  (fragment) => {
    expect(placeOf(fragment)).toBeNull()
  },
)

test('a broken escape names no subject', () => {
  expect(placeOf('#/2026-10/members/%')?.subject).toBeNull()
})
