import { problemsOf } from '../../../src/core/problems/problem.ts'
import { answers } from './answers.ts'
import { frameScenes } from './frame-scenes.ts'
import { scenes, slowSteps } from './scenes.ts'

/** A door with canned answers: `?scene=` chooses what it plays, `&slow` lets jobs stand still half-way, `&fail=` refuses a call. */
const page = globalThis as unknown as { location: { search: string }; fairwatt?: unknown }
const query = new URLSearchParams(page.location.search)
const scene = query.get('scene') ?? 'evening'
const ofFrame: Readonly<Record<string, object>> = frameScenes
const ofMonth: Readonly<Record<string, object>> = scenes
const slow = query.has('slow')
const failing = query.get('fail')

const cannedProblem = problemsOf({
  'canned-failure': {
    family: 'limit',
    text: ({ name }: { name: string }) => ({
      what: `${name} did not work out.`,
      means: 'Nothing has changed.',
      act: 'This is only a picture of a problem.',
    }),
  },
  'place-newer-schema': {
    family: 'place',
    text: ({ file, here }: { file: number; here: number }) => ({
      what: 'This file was written by a newer Fairwatt.',
      means: `Nothing is lost and nothing was changed. The file stays closed so that this version cannot damage it. (${file}, ${here})`,
      act: 'Install version 1.4 or newer, or open the copy that was kept before the change.',
    }),
  },
  cancelled: {
    family: 'limit',
    text: () => ({ what: 'You cancelled this.', means: 'Nothing has changed.', act: '' }),
  },
})

const listeners = new Set<(progress: unknown) => void>()
const stopped = new Map<string, () => void>()
const table = { ...answers, ...ofFrame[scene], ...ofMonth[scene] } as unknown as Record<
  string,
  ((input: unknown) => unknown) | undefined
>

async function steps(name: string, job: string): Promise<boolean> {
  const known =
    (slowSteps as Record<string, readonly (readonly [string, number, number])[] | undefined>)[name] ?? []
  for (const [phase, done, total] of known) {
    listeners.forEach((told) => told({ job, phase, done, total, secondsLeft: 4 }))
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  if (!slow) return true
  await new Promise<void>((resolve) => stopped.set(job, resolve))
  return false
}

page.fairwatt = {
  door: 'electron',
  async send(name: string, input: unknown, job: string | null) {
    if (job !== null && !(await steps(name, job))) return { ok: false, problem: cannedProblem('cancelled') }
    if (scene === 'no-file' && name === 'file.open')
      return { ok: false, problem: cannedProblem('place-newer-schema', { file: 31, here: 24 }) }
    if (name === failing) return { ok: false, problem: cannedProblem('canned-failure', { name }) }
    const answer = table[name]
    return answer
      ? { ok: true, value: structuredClone(answer(input)) }
      : { ok: false, problem: cannedProblem('canned-failure', { name }) }
  },
  cancel: (job: string) => stopped.get(job)?.(),
  onProgress: (listener: (progress: unknown) => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  offer: async () => 'grant-000000000001',
  choose: async () =>
    [1, 2, 3, 4].map((k) => ({ grant: `grant-00000000000${k}`, fileName: `file-${k}.csv` })),
  place: async () => 'grant-000000000009',
  save: async () => true,
}
