import { expect, test } from 'vitest'
import { ProblemError } from '../../../../src/core/problems/problem.ts'
import type { CooperativeFile } from '../../../../src/main/service/store/cooperativeFile.ts'
import { memberWith, newFile, saveMember } from '../open-file.ts'

const undo = (file: CooperativeFile, batch: number): number => file.undo(batch, () => undefined).batch

test('taking a new member back removes it, taking that back brings it again, and all of it is told', () => {
  const file = newFile()
  const anna = memberWith('1', 'Anna Mayr', 'AT1')
  const saved = saveMember(file, anna)
  const undone = undo(file, saved)
  expect(file.members.get('1')).toBeNull()
  expect(file.ledger.undone().has(saved)).toBe(true)
  undo(file, undone)
  expect(file.members.get('1')).toEqual(anna)
  expect(file.ledger.undone().has(saved)).toBe(false)
  expect(file.ledger.historyOf('member', '1', 10).map((entry) => entry.words)).toEqual([
    'Brought back: Anna Mayr saved',
    'Taken back: Anna Mayr saved',
    'Anna Mayr saved',
  ])
})

test('a change with later changes on top is not taken back before them', () => {
  const file = newFile()
  const anna = memberWith('1', 'Anna Mayr', 'AT1')
  saveMember(file, anna)
  const moved = saveMember(file, { ...anna, address: 'Hill 2' })
  const married = saveMember(file, { ...anna, address: 'Hill 2', name: 'Anna Gruber' })
  expect(() => undo(file, moved)).toThrow(ProblemError)
  undo(file, married)
  undo(file, moved)
  expect(file.members.get('1')).toEqual(anna)
})

test('a tariff row comes back under its own id', () => {
  const file = newFile()
  const [kept] = file.tariffs.all()
  const removed = file.write({ kind: 'tariffs', words: 'Prices removed' }, (batch) => {
    file.ledger.set(batch, 'tariff', String(kept!.id), null)
    return batch
  })
  expect(file.tariffs.all()).toEqual([])
  expect(file.tariffs.newId()).toBe(kept!.id + 1)
  undo(file, removed)
  expect(file.tariffs.all()).toEqual([kept])
})

test('a batch that fails half way leaves nothing', () => {
  const file = newFile()
  const before = file.ledger.newest()
  const half = (): unknown =>
    file.write({ kind: 'members', words: 'Two members' }, (batch) => {
      file.ledger.set(batch, 'member', '1', memberWith('1', 'Anna Mayr', 'AT1'))
      throw new Error('no more')
    })
  expect(half).toThrow('no more')
  expect(file.members.all()).toEqual([])
  expect(file.ledger.newest()).toEqual(before)
})

test('history cannot be rewritten', () => {
  const { db } = newFile()
  for (const sql of [
    'DELETE FROM batch',
    `UPDATE batch SET words = ''`,
    'DELETE FROM change',
    `UPDATE change SET subject = ''`,
  ])
    expect(() => db.exec(sql)).toThrow(/never/)
})
