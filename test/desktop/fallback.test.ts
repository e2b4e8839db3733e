import { rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as electron from './electron-double.ts'
import { startShell } from './shell.ts'

test('where a utility process cannot start, the service runs in a child process and the contract is the same', async () => {
  electron.control.utilityFails = true
  const shell = await startShell()
  const about = await shell.bridge.call('app.about', {})
  expect(about).toMatchObject({ ok: true, value: { door: 'electron' } })
  expect(electron.seen.utilityProcesses).toHaveLength(1)
  await shell.quit()
  rmSync(shell.folder, { recursive: true })
})
