import type { Input } from '../../../src/core/contract/contract.ts'
import type { Answers } from './answers.ts'
import { fileState, memberRows, overview } from './village.ts'

const longName = 'Wohnungsgenossenschaft Donaudampfschifffahrtsgesellschaft an der Rosenhügelsiedlung West'
const longFile = {
  ...fileState,
  fileName: 'buergerenergiegenossenschaft-rosenhuegel-west-und-umgebung.fairwatt',
  cooperative: { ...fileState.cooperative, name: `${longName} eGen mit beschränkter Haftung` },
}
const emptyFile = { ...fileState, undo: null, savedAt: null, lastMonth: null, firstMonth: null }

/** The frame and the pages that do not belong to the month's work, scene by scene; the rest is as in `answers`. */
export const frameScenes = {
  open: {},
  welcome: { 'file.current': () => null },
  demo: { 'file.current': () => null },
  'no-file': { 'file.current': () => null },
  'read-only': { 'file.current': () => ({ ...fileState, readOnly: true, undo: null }) },
  empty: {
    'file.current': () => emptyFile,
    'members.list': () => ({ members: [] }),
    'tariffs.list': () => ({ referenceTariff: 'Standard', rows: [] }),
    'cooperative.account': () => ({ entries: [], balanceCents: 0 }),
    'bands.list': () => ({ bands: [] }),
    'history.list': () => ({ batches: [] }),
    'month.overview': ({ month }: Input<'month.overview'>) => ({
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
} satisfies Record<string, Answers>
