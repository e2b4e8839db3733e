import { expect, test } from 'vitest'
import { ProblemError } from '../../../src/core/problems/problem.ts'
import { monthDocumentsInWorker } from '../../../src/main/documents/month/in-worker.ts'
import { monthDocuments } from '../../../src/main/documents/month/month-documents.ts'
import { monthOf } from './sample.ts'

const silent = { report: () => undefined, shouldStop: () => false }

test('a month’s documents: every member’s, the statement and both tables, with progress to the end', async () => {
  const steps: [number, number][] = []
  const files = await monthDocuments(monthOf(), 'member', {
    ...silent,
    report: (done, total) => void steps.push([done, total]),
  })
  expect(files.map(({ name }) => name)).toEqual([
    '4.pdf',
    '5.pdf',
    '7.pdf',
    '9.pdf',
    '15.pdf',
    '20.pdf',
    'statement.pdf',
    'bills.csv',
    'bills.json',
  ])
  expect(steps.map(([done]) => done)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  const json = JSON.parse(new TextDecoder().decode(files.at(-1)?.bytes)) as {
    month: string
    bills: unknown[]
  }
  expect([json.month, json.bills.length]).toEqual(['2026-10', 6])
})

test('for people the files carry number and name, drafts the member number', async () => {
  const month = monthOf()
  const [first, second] = month.documents
  const documents = [
    { ...first!, number: '2026-10-001', memberName: 'Anna / Berger' },
    { ...second!, number: null, memberName: 'Zoë Maier' },
  ]
  const files = await monthDocuments({ ...month, documents }, 'document', silent)
  const pdfs = files.map(({ name }) => name).filter((name) => name.endsWith('.pdf'))
  expect(pdfs.toSorted()).toEqual(
    ['2026-10-001 Anna _ Berger.pdf', `${second!.member} Zoë Maier.pdf`, 'statement.pdf'].toSorted(),
  )
})

test('others have a turn between the documents', async () => {
  let turns = 0
  const ticking = setInterval(() => turns++, 1)
  await monthDocuments(monthOf(), 'member', silent)
  clearInterval(ticking)
  expect(turns).toBeGreaterThan(3)
})

test('it stops when asked to, and a document without explanation is a problem', async () => {
  await expect(
    monthDocuments(monthOf(), 'member', { ...silent, shouldStop: () => true }),
  ).rejects.toMatchObject({
    problem: { code: 'cancelled' },
  })
  const month = monthOf()
  const incomplete = { ...month, explanations: new Map([...month.explanations].slice(1)) }
  await expect(monthDocuments(incomplete, 'member', silent)).rejects.toMatchObject({
    problem: { code: 'document-missing' },
  })
  await expect(monthDocuments(incomplete, 'member', silent)).rejects.toBeInstanceOf(ProblemError)
})

test('a worker writes the same bytes', async () => {
  const controller = new AbortController()
  const done: number[] = []
  const watch = { signal: controller.signal, report: (at: number) => void done.push(at) }
  const [here, there] = await Promise.all([
    monthDocuments(monthOf(), 'member', silent),
    monthDocumentsInWorker(monthOf(), 'member', watch),
  ])
  expect(there.map(({ name, bytes }) => [name, Buffer.from(bytes).toString('base64')])).toEqual(
    here.map(({ name, bytes }) => [name, Buffer.from(bytes).toString('base64')]),
  )
  expect(done.at(-1)).toBe(7)
})

test('a worker can be cancelled before and while it writes, and hands its problem over', async () => {
  const aborted = AbortSignal.abort()
  await expect(
    monthDocumentsInWorker(monthOf(), 'member', { signal: aborted, report: () => undefined }),
  ).rejects.toMatchObject({ problem: { code: 'cancelled' } })
  const controller = new AbortController()
  const running = monthDocumentsInWorker(monthOf(), 'member', {
    signal: controller.signal,
    report: () => controller.abort(),
  })
  await expect(running).rejects.toMatchObject({ problem: { code: 'cancelled' } })
  const failing = monthDocumentsInWorker({ ...monthOf(), explanations: new Map() }, 'member', {
    signal: new AbortController().signal,
    report: () => undefined,
  })
  await expect(failing).rejects.toMatchObject({ problem: { code: 'document-missing' } })
})
