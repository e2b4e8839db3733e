import type { StudyRunDocument } from '../../../core/scenarios/run/schema.ts'
import { done, type Command } from '../command.ts'
import { withService, type Session } from '../session.ts'
import { sourceOf, studyNames as names } from '../study-source.ts'
import { dispatchText, dynamicText, runText, studyListText } from '../study-text.ts'
import type { Terminal } from '../terminal.ts'
import { wholeOption } from '../values.ts'

function warnOf(
  document: StudyRunDocument | { readonly ignored: readonly string[] },
  terminal: Terminal,
): void {
  if (document.ignored.length > 0)
    terminal.warn(`These fields mean nothing here and were not used: ${document.ignored.join(', ')}.`)
}

/** All six, two at a time, in their order. */
async function runAll(session: Session): Promise<StudyRunDocument[]> {
  const runs: StudyRunDocument[] = []
  let next = 0
  const work = async (): Promise<void> => {
    while (next < names.length) {
      const k = next++
      runs[k] = await session.run('study.run', { source: { kind: 'built-in', name: names[k]! } })
    }
  }
  await Promise.all([work(), work()])
  return runs
}

const list: Command = {
  words: ['study', 'list'],
  operands: [],
  options: {},
  summary: 'The six study communities; with --json each as a STUDY.json to copy and change.',
  run: (_invocation, terminal) =>
    withService(terminal, async (session) => {
      const found = await session.call('study.list', {})
      return done(found, studyListText(found))
    }),
}

const run: Command = {
  words: ['study', 'run'],
  operands: [{ name: 'NAME|all|STUDY.json' }],
  options: { seed: { value: 'N', help: 'First of the five seeds of the 120 days (all); 1 where left out.' } },
  summary: 'Plan a study community: both plans, every group, burdens and what has to be shown.',
  notes: [
    'With all: the six communities, then the run over 120 days; a few minutes on two cores.',
    'A STUDY.json may have up to 12 members for what every group is worth; more are planned without it.',
  ],
  async run(invocation, terminal) {
    const operand = invocation.operands[0] as string
    const seed = wholeOption(invocation, 'seed', 0, 1_000_000)
    if (operand !== 'all') {
      const source = await sourceOf(operand)
      return withService(terminal, async (session) => {
        const document = await session.run('study.run', { source })
        warnOf(document, terminal)
        return done(document, runText(document))
      })
    }
    return withService(terminal, async (session) => {
      const studies = await runAll(session)
      const dynamic = await session.run('study.dynamic', { seed })
      return done({ studies, dynamic }, [...studies.map(runText), dynamicText(dynamic)].join('\n\n'))
    })
  },
}

const dispatch: Command = {
  words: ['dispatch'],
  operands: [{ name: 'STUDY.json' }],
  options: {
    members: { value: 'a,b', help: 'Only these members, with their share of what is common.' },
    relax: { help: 'Without whole-number conditions.' },
  },
  summary: 'Plan loads, batteries and local trade of a community at the least cost.',
  notes: [
    'Also takes the name of a study community. Conditions that cannot all be kept give the status “infeasible” and are named.',
  ],
  async run(invocation, terminal) {
    const source = await sourceOf(invocation.operands[0] as string)
    const members = invocation.text('members')
    return withService(terminal, async (session) => {
      const document = await session.run('dispatch.plan', {
        source,
        members: members === null ? null : members.split(',').map((id) => id.trim()),
        relax: invocation.flag('relax'),
      })
      warnOf(document, terminal)
      return done(document, dispatchText(document))
    })
  },
}

export const studiesCommands: readonly Command[] = [list, run, dispatch]
