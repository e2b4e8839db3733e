import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { newFile, reopened } from '../open-file.ts'

test('a process that dies lets go of the file, and what it had written is there', async () => {
  const file = newFile()
  const { path } = file
  file.close()
  const child = spawn(process.execPath, [join(import.meta.dirname, 'holding-process.ts'), path])
  onTestFinished(() => void child.kill('SIGKILL'))
  const [said] = (await once(child.stdout, 'data')) as [Buffer]
  expect(said.toString().trim()).toBe('writing')
  const looking = reopened(path)
  expect(looking.readOnly).toBe(true)
  expect(looking.warnings[0]?.params['holder']).toBe('a process')
  looking.close()
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(existsSync(`${path}-lock`)).toBe(true)
  const again = reopened(path)
  expect(again.readOnly).toBe(false)
  expect(again.ledger.list(1)[0]?.words).toBe('Written before the crash')
})
