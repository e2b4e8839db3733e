import type { Transport } from '../../../src/core/contract/bridge.ts'
import type { Input, Name, Output } from '../../../src/core/contract/contract.ts'
import { problemsOf } from '../../../src/core/problems/problem.ts'
import { answers } from './answers.ts'
import { fileState, memberRows, overview } from './village.ts'

/** What the double can play. */
export const sceneNames = ['open', 'welcome', 'trouble', 'empty', 'read-only', 'long', 'demo'] as const
export type SceneName = (typeof sceneNames)[number]

const doubleProblem = problemsOf({
  'place-newer-schema': {
    family: 'place',
    text: ({ file, here }: { file: number; here: number }) => ({
      what: 'This file was written by a newer Fairwatt.',
      means: `Nothing is lost and nothing was changed. The file stays closed so that this version cannot damage it. (${file}, ${here})`,
      act: 'Install version 1.4 or newer, or open the copy that was kept before the change.',
    }),
  },
  'double-silent': {
    family: 'bug',
    text: ({ name }: { name: string }) => ({
      what: `The double has no answer to ${name}.`,
      means: 'Nothing real is behind this window.',
      act: 'Start the service to see this page.',
    }),
  },
})

type Change = { readonly [N in Name]?: (input: Input<N>) => Output<N> }

const longName = 'Wohnungsgenossenschaft Donaudampfschifffahrtsgesellschaft an der Rosenhügelsiedlung West'
const longFile = {
  ...fileState,
  fileName: 'buergerenergiegenossenschaft-rosenhuegel-west-und-umgebung.fairwatt',
  cooperative: { ...fileState.cooperative, name: `${longName} eGen mit beschränkter Haftung` },
}
const emptyFile = { ...fileState, undo: null, savedAt: null, lastMonth: null, firstMonth: null }

const scenes: Record<SceneName, Change> = {
  open: {},
  welcome: { 'file.current': () => null },
  demo: { 'file.current': () => null },
  trouble: { 'file.current': () => null },
  'read-only': { 'file.current': () => ({ ...fileState, readOnly: true, undo: null }) },
  empty: {
    'file.current': () => emptyFile,
    'members.list': () => ({ members: [] }),
    'tariffs.list': () => ({ referenceTariff: 'Standard', rows: [] }),
    'cooperative.account': () => ({ entries: [], balanceCents: 0 }),
    'bands.list': () => ({ bands: [] }),
    'history.list': () => ({ batches: [] }),
    'month.overview': ({ month }) => ({
      ...overview,
      month,
      headline: 'Nothing has happened in this month yet.',
      lead: 'Begin with the members.',
      next: { label: 'Add members', page: 'members' },
      open: [],
      figures: [],
      year: [],
      stations: overview.stations.map(({ station }) => ({ station, mark: 'not-yet' as const, note: '' })),
    }),
  },
  long: {
    'file.current': () => longFile,
    'members.list': () => ({ members: memberRows.with(2, { ...memberRows[2]!, name: longName }) }),
  },
}

/** A transport that answers by itself, through the same checks as a real one. */
export function doubleOf(scene: SceneName): Transport {
  const listeners = new Set<(progress: unknown) => void>()
  const table = { ...answers, ...scenes[scene] } as Record<string, ((input: unknown) => unknown) | undefined>
  return {
    door: 'electron',
    async send(name, input, job) {
      if (scene === 'trouble' && name === 'file.open') return refusal('place-newer-schema')
      if (job !== null && name === 'file.demo') {
        for (const done of [1, 2, 3, 4, 5, 6, 7]) {
          await new Promise((resolve) => setTimeout(resolve, 500))
          listeners.forEach((told) =>
            told({ job, phase: 'A year of readings', done, total: 12, secondsLeft: 12 - done }),
          )
        }
        await new Promise((resolve) => setTimeout(resolve, 4000))
        return { ok: true, value: fileState }
      }
      const answer = table[name]
      return answer
        ? { ok: true, value: answer(input) }
        : { ok: false, problem: doubleProblem('double-silent', { name }) }
    },
    cancel: () => undefined,
    onProgress: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    offer: async () => 'double-grant-0123456789',
    choose: async () => [{ grant: 'double-grant-0123456789', fileName: 'members-2026.csv' }],
    place: async () => 'double-grant-0123456789',
    save: async () => true,
  }
}

function refusal(code: 'place-newer-schema'): unknown {
  return { ok: false, problem: doubleProblem(code, { file: 31, here: 24 }) }
}
