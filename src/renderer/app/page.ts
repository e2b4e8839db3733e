import type { Component } from 'svelte'
import type { Result } from '../../core/problems/problem.ts'
import type { Bridge } from '../../core/contract/bridge.ts'

/** What a page is asked to load for. */
export interface Asked {
  readonly month: string
}

/**
 * A page: `load` asks the service for all it shows of a month, `show` shows it. The frame loads again when the month or
 * the file changes, keeps the old page until the new one is there, and shows a problem in its place.
 * What belongs to a subject or a tab (`session.route`) the page loads by itself with `Loading`.
 */
export interface Page<T> {
  readonly load: (bridge: Bridge, asked: Asked) => Promise<Result<T>>
  readonly show: Component<{ data: T }>
}

/** A page whose data type nobody outside needs to know: gives the component and its data already joined. */
export interface LoadedPage {
  readonly show: Component<{ data: never }>
  readonly data: never
}
export type AnyPage = (bridge: Bridge, asked: Asked) => Promise<Result<LoadedPage>>

/** Declares a page: `export const month = definePage({ load, show })` in `pages/<name>/index.ts`. */
export function definePage<T>(page: Page<T>): AnyPage {
  return async (bridge, asked) => {
    const loaded = await page.load(bridge, asked)
    if (!loaded.ok) return loaded
    // the pair leaves together, so the component always meets the data it was written for
    return { ok: true, value: { show: page.show, data: loaded.value } as unknown as LoadedPage }
  }
}
