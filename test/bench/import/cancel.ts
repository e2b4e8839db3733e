import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Input, Name, Output } from '../../../src/core/contract/contract.ts'
import { newMember } from '../../../src/core/community/member.ts'
import { createService } from '../../../src/main/service/service.ts'

/** Where an import is stopped: a phase of it and how much of that is done. */
const PLACES = [
  ['files', 0],
  ['files', 0.25],
  ['files', 0.5],
  ['files', 0.75],
  ['files', 0.9],
  ['readings', 0],
  ['readings', 0.5],
] as const

/**
 * Milliseconds from the click on Cancel until the import has ended, by the place where it was stopped. Throws where anything was left of it
 * in the cooperative's file. Null where it went by before it could be stopped: progress is told ten times a second.
 */
export async function cancelTimes(
  name: string,
  bytes: Uint8Array,
  points: readonly string[],
): Promise<Readonly<Record<string, number | null>>> {
  const folder = mkdtempSync(join(tmpdir(), 'fairwatt-bench-'))
  const service = createService({
    door: 'electron',
    version: 'bench',
    dataFolder: folder,
    settingsFolder: null,
    whyNotElectron: null,
    now: () => Math.floor(Date.now() / 1000),
    newName: () => randomBytes(18).toString('base64url'),
  })
  const ask = async <N extends Name>(call: N, input: Input<N>): Promise<Output<N>> => {
    const reply = await service.handle(call, input, null, () => undefined)
    if (!reply.ok) throw new Error(`${call}: ${reply.problem.message}`)
    return reply.value as Output<N>
  }
  const times: Record<string, number | null> = {}
  try {
    await ask('file.new', { cooperative: COOPERATIVE, place: null })
    for (const [k, id] of points.entries())
      await ask('members.save', {
        member: {
          ...newMember(`${k + 1}`, `Member ${k + 1}`, '2025-01-01'),
          points: [{ id, direction: 'offtake' }],
        },
        isNew: true,
      })
    const changes = async (): Promise<string> => JSON.stringify(await ask('history.list', { limit: 5 }))
    const before = await changes()
    for (const [phase, share] of PLACES) {
      let asked: number | null = null
      const job = `${phase} ${share}`
      const input = {
        grants: [service.offer(name, bytes)],
        mappings: [],
        pointOf: [],
        month: '2025-03',
      }
      const reply = await service.handle('readings.plan', input, job, (progress) => {
        if (asked !== null || progress.phase !== phase || progress.done < share * progress.total) return
        asked = performance.now()
        service.cancel(job)
      })
      if (asked !== null && (reply.ok || reply.problem.code !== 'cancelled'))
        throw new Error(`not stopped at ${job}`)
      times[job] = asked === null ? null : Math.round(performance.now() - asked)
      if ((await changes()) !== before) throw new Error(`something is left of an import stopped at ${job}`)
    }
    return times
  } finally {
    await service.close()
    rmSync(folder, { recursive: true })
  }
}

const COOPERATIVE: Input<'file.new'>['cooperative'] = {
  name: 'Bench',
  address: '',
  zone: 'Europe/Vienna',
  currency: 'EUR',
  model: 'shared-energy',
  buy: 300_000,
  sell: 80_000,
  sharedNetwork: 0,
  fee: 10_000,
  internal: null,
  vatRate: null,
  from: null,
}
