import type { Bridge } from '../../../core/contract/bridge.ts'
import type { Output } from '../../../core/contract/contract.ts'
import type { Result } from '../../../core/problems/problem.ts'

export type FileEntry = Output<'file.list'>['entries'][number]

/** What the first page shows: the program, and the cooperatives opened lately. */
export interface WelcomeData {
  readonly about: Output<'app.about'>
  readonly entries: readonly FileEntry[]
}

export async function loadWelcome(bridge: Bridge): Promise<Result<WelcomeData>> {
  const [about, list] = await Promise.all([bridge.call('app.about', {}), bridge.call('file.list', {})])
  if (!about.ok) return about
  if (!list.ok) return list
  return { ok: true, value: { about: about.value, entries: list.value.entries } }
}
