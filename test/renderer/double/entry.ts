import { doubleOf, sceneNames, type SceneName } from './transport.ts'

/** Puts the double where the desktop's preload would put its door; `?scene=` chooses what it plays. */
const page = globalThis as unknown as { location: { search: string }; fairwatt?: unknown }
const wanted = new URLSearchParams(page.location.search).get('scene')
const scene: SceneName = sceneNames.find((name) => name === wanted) ?? 'open'
page.fairwatt = doubleOf(scene)
