import type { Name } from '../../../core/contract/contract.ts'
import type { Handler } from '../context.ts'
import { appHandlers } from './app.ts'
import { studiesHandlers } from './studies.ts'

/** Calls that need no cooperative's file, nor the code behind one. */
const withoutFile = { ...appHandlers, ...studiesHandlers }
export type WithoutFile = keyof typeof withoutFile

const needsNoFile = (name: Name): name is WithoutFile => Object.hasOwn(withoutFile, name)

/**
 * The handler of every call of the contract. What works on a file (the database, settling, documents) is loaded with the
 * first call for it: a study alone takes half the memory, and starts sooner.
 */
export async function handlerOf<N extends Name>(name: N): Promise<Handler<N>> {
  const handlers = needsNoFile(name) ? withoutFile : (await import('./of-a-file.ts')).handlersOfFile
  return (handlers as unknown as Readonly<Record<N, Handler<N>>>)[name]
}
