import { expect, test } from 'vitest'
import { hoursOfDay } from '../../../src/renderer/pages/readings/clockHours.ts'
import { dayCurve } from '../../../src/renderer/pages/readings/dayCurve.ts'
import { dayOfTab, placeOfFinding } from '../../../src/renderer/pages/readings/findingPlace.ts'
import { heatCells } from '../../../src/renderer/pages/readings/levels.ts'
import { draftOf, firstDate, mappingOf } from '../../../src/renderer/pages/readings/mapping.ts'
import { periodOf } from '../../../src/renderer/pages/readings/period.ts'
import { isUseless, needOf, pointsToSave, verdictOf } from '../../../src/renderer/pages/readings/verdict.ts'
import { text } from '../../../src/renderer/text/index.ts'
import { zone } from '../canned/cooperative.ts'
import { manyFound } from '../canned/readings-checks.ts'
import { dayOf, lackingMonth, planned } from '../canned/readings.ts'

const on = { month: '2026-10', zone, unknownPoints: [] }
const { result } = planned(undefined, true)
const fileCalled = (name: string) => result.files.find((file) => file.inspected.file === name)!

test('a finding leads to its day, to the point, or to the member', () => {
  const places = manyFound().findings.map((one) => {
    const { see, route } = placeOfFinding(one)
    return [one.kind, one.whole, see, route.page, route.subject === one.point, route.tab]
  })
  expect(places).toContainEqual(['gap', false, 'seeDay', 'readings', true, '2026-10-20'])
  expect(places).toContainEqual(['gap', true, 'seePoint', 'readings', true, undefined])
  expect(places).toContainEqual(['before-joining', false, 'seeMember', 'members', false, undefined])
  expect(places).toContainEqual(['point-without-member', false, 'toMembers', 'members', false, undefined])
})

test('a tab names a day of the month or none', () => {
  expect(dayOfTab('2026-10-20', '2026-10')).toBe('2026-10-20')
  expect(['checks', '2026-11-01', null].map((tab) => dayOfTab(tab, '2026-10'))).toEqual([null, null, null])
})

test('each file needs nothing, the meaning of its columns, or its point', () => {
  expect(result.files.map(needOf)).toEqual(['nothing', 'nothing', 'nothing', 'mapping', 'point', 'mapping'])
})

test('a verdict says complete, sums, and what is already here', () => {
  const { files } = planned().result
  expect(verdictOf(files[0]!, on)).toBe('Ready. Complete, sums agree.')
  expect(verdictOf(files[1]!, on)).toBe('Ready. Complete. Hours are split evenly in quarters.')
  expect(verdictOf(files[2]!, on)).toBe('Ready. Same readings as already here: counted once.')
  expect(verdictOf(fileCalled('netz-ost-october.csv'), on)).toContain('12\u00A0values differ')
})

test('a file of which nothing can be saved is not good', () => {
  const file = planned().result.files[0]!
  const refused = { ...file, rows: { new: 0, same: 0, changed: 0, refused: 47_680 } }
  const unknownPoints = file.inspected.points.map((point) => point.point)
  expect([file, refused].map(isUseless)).toEqual([false, true])
  expect(verdictOf(refused, { ...on, unknownPoints })).toBe('None of its points is known here.')
  expect(verdictOf(refused, on)).toBe('None of its values can be taken.')
  const { verdict } = text.readings
  expect(verdict(2, 0, 1)).toBe('Two files are good. One file holds nothing that can be saved.')
  expect(verdict(0, 0, 1)).toBe('One file holds nothing that can be saved.')
  expect(verdict(0, 1, 0)).toBe('The file needs a word from you.')
})

test('a file of another month says that nothing of it is in this one', () => {
  const file = planned().result.files[0]!
  expect(verdictOf(file, { ...on, month: '2026-08' })).toContain('Nothing of it is in August\u00A02026.')
  expect(verdictOf(file, on)).not.toContain('Nothing of it')
})

test('what is missing is told in values', () => {
  const { missing } = text.readings
  expect(missing(65, '65', 7, 900)).toBe('65 quarter hours at seven points are missing.')
  expect(missing(1, '1', 1, 3600)).toBe('One hour at one point is missing.')
})

test('only points that would be written are counted', () => {
  // 16 of the operator and one of the inverter; the mill is here already, one point runs the other way
  expect(pointsToSave(planned().result)).toBe(17)
  const all = planned().result
  const known = all.files[0]!.inspected.points[0]!.point
  expect(pointsToSave({ ...all, unknownPoints: [known] })).toBe(16)
})

test('days are levels of the point’s own largest day; missing and outside are told apart', () => {
  const month = lackingMonth()
  const dates = month.points[0]!.days.map((day) => day.date)
  const joined = heatCells(
    month.points.find((point) => point.member === '12')!,
    dates,
  )
  expect(joined.slice(0, 11).every((cell) => cell.mark === 'outside')).toBe(true)
  expect(joined[11]?.mark).not.toBe('outside')
  const missing = heatCells(
    month.points.find((point) => point.missing === 2980)!,
    dates,
  )
  expect(new Set(missing.map((cell) => cell.mark))).toEqual(new Set(['missing']))
  const point = month.points[0]!
  const largest = Math.max(...point.days.map((day) => day.microKWh ?? 0))
  const cells = heatCells(point, dates)
  expect(cells.find((cell) => cell.microKWh === largest)?.mark).toBe(5)
})

test('a day of zeros is nothing, not missing', () => {
  const point = lackingMonth().points[0]!
  const zeros = { ...point, days: [{ date: '2026-10-01', microKWh: 0, missing: 0, estimated: 0 }] }
  expect(heatCells(zeros, ['2026-10-01'])[0]?.mark).toBe(0)
})

test('the 25-hour day has its two o’clock twice, the 23-hour day skips it', () => {
  const autumn = hoursOfDay('2026-10-25', zone)
  expect(autumn).toHaveLength(25)
  expect(autumn.slice(2, 4)).toEqual([
    { name: '02', again: false, skipsBefore: false },
    { name: '02', again: true, skipsBefore: false },
  ])
  const spring = hoursOfDay('2026-03-29', zone)
  expect(spring).toHaveLength(23)
  expect(spring[2]).toEqual({ name: '03', again: false, skipsBefore: true })
})

test('a day’s curve marks the hour that comes again and keeps what is missing', () => {
  const curve = dayCurve(dayOf('2026-10-25'), zone)
  expect(curve.clock).toHaveLength(100)
  expect(curve.repeated).toEqual({ from: 12, to: 15 })
  expect(curve.missing).toBe(3)
  expect(curve.kWh[61]).toBeNull()
  expect(dayCurve(dayOf('2026-10-24'), zone).repeated).toBeNull()
})

test('the end of a month is its last day, 24:00', () => {
  expect(periodOf(fileCalled('school-roof.csv').inspected.points, zone)).toEqual({
    first: '1\u00A0October 2026 00:00',
    last: '31\u00A0October 2026 24:00',
  })
})

const proposal = fileCalled('lindenhof_barn.csv').inspected.mapping!

test('a mapping that is only confirmed is the guess', () => {
  expect(mappingOf(draftOf(proposal.guess, proposal.header), proposal.guess)).toEqual({
    mapping: proposal.guess,
  })
})

test('the order of the dates is said with the first of them, and goes into the mapping', () => {
  const draft = draftOf(proposal.guess, proposal.header)
  expect(draft.order).toBe('D-M-Y')
  const rows = [['03/04/2026 00:00', '1']]
  expect(firstDate({ ...proposal, rows }, draft)).toEqual({
    'D-M-Y': '2026-04-03',
    'M-D-Y': '2026-03-04',
  })
  expect(mappingOf({ ...draft, order: 'M-D-Y' }, proposal.guess)).toMatchObject({
    mapping: { timePattern: 'M/D/Y H:m' },
  })
})

test('a column that names points makes the table long', () => {
  const draft = draftOf(proposal.guess, proposal.header)
  const columns = draft.columns.toSpliced(2, 1, { ...draft.columns[2]!, role: 'point' })
  const said = mappingOf({ ...draft, columns }, proposal.guess)
  expect(said).toMatchObject({
    mapping: { layout: 'long', pointColumn: 2, columns: [{ column: 1, point: '' }] },
  })
})

test('a mapping without time, without value or with a length that is none is not one', () => {
  const draft = draftOf(proposal.guess, proposal.header)
  const without = (index: number) =>
    draft.columns.toSpliced(index, 1, { ...draft.columns[index]!, role: 'ignore' })
  expect(mappingOf({ ...draft, columns: without(0) }, proposal.guess)).toEqual({ fault: 'needsTime' })
  expect(mappingOf({ ...draft, columns: without(1) }, proposal.guess)).toEqual({ fault: 'needsValue' })
  expect(mappingOf({ ...draft, step: 'quarter' }, proposal.guess)).toEqual({ fault: 'badStep' })
})
