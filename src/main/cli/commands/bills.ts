import { basename, join, resolve } from 'node:path'
import { unzipSync } from 'fflate'
import type { Bills, Settlement } from '../../../core/contract/settling.ts'
import { bugProblem } from '../../../core/problems/bugs.ts'
import { ProblemError } from '../../../core/problems/problem.ts'
import { formatCents } from '../../../core/units/money.ts'
import { done, type Command } from '../command.ts'
import { makeFolder, writeFileWhole } from '../files.ts'
import { usageOf } from '../help.ts'
import { cliProblem, usageError } from '../problems.ts'
import { withCooperative, type Session } from '../session.ts'
import type { Terminal } from '../terminal.ts'
import { textTable } from '../text-table.ts'
import { monthOf, required } from '../values.ts'
import { warnAbout } from './settle.ts'

/** The choices of an earlier settlement, for settling the month again in the same way. */
export function sameChoice({ result }: Settlement) {
  return {
    month: result.month,
    rule: result.rule,
    key: result.key,
    gapRule: result.gapRule,
    invoiceCents: result.totals.invoiceCents,
    premiumCents: result.totals.premiumCents,
    seed: result.seed,
    rho: result.solidarity?.asked ?? null,
  }
}

/**
 * Bills are of a settlement that holds what the file holds: settled now where there is none, or where it is out of date.
 * True where the month is approved and has been settled again since, so that there is something to correct.
 */
export async function ensureSettled(session: Session, month: string, terminal: Terminal): Promise<boolean> {
  const newest = await session.call('settle.get', { month, which: 'newest' })
  if (newest && newest.state === 'approved') {
    if (newest.stale)
      terminal.warn(`Something changed since ${month} was approved: these are the bills as issued.`)
    return false
  }
  if (newest && newest.corrects !== null) {
    terminal.warn(
      `${month} is approved and was settled again: the differences are in the folder corrections.`,
    )
    return true
  }
  if (newest && !newest.stale) {
    warnAbout(newest, terminal)
    return false
  }
  if (newest) terminal.warn(`Something changed since ${month} was settled: it is settled again.`)
  const choice = newest
    ? sameChoice(newest)
    : { month, rule: null, key: null, gapRule: null, invoiceCents: null, premiumCents: null, seed: null }
  warnAbout(await session.run('settle.run', choice), terminal)
  return false
}

type Documents = 'bills.documents' | 'correction.documents'

/** Writes every document of the month into the folder; gives the names and what bills.json holds. */
async function writeDocuments(session: Session, which: Documents, month: string, folder: string) {
  const archive = unzipSync(session.bytesOf(await session.run(which, { month })))
  const files = Object.keys(archive).toSorted()
  // our own archive holds plain names; anything else would lead out of the folder
  const foreign = files.find((name) => basename(name) !== name || name.includes('\\'))
  if (foreign !== undefined)
    throw new ProblemError(bugProblem('bug', { where: 'a document with a path for a name' }))
  await makeFolder(folder)
  for (const name of files) await writeFileWhole(join(folder, name), archive[name] as Uint8Array)
  const document = JSON.parse(Buffer.from(archive['bills.json'] ?? []).toString('utf8')) as object
  return { files, document }
}

/** The corrections of an approved month in a folder of their own, so that no issued document is replaced; null = none. */
async function writeCorrections(session: Session, month: string, out: string) {
  const correction = await session.call('correction.get', { month })
  if (correction?.draft == null || correction.documents.length === 0) return null
  return writeDocuments(session, 'correction.documents', month, join(resolve(out), 'corrections'))
}

function textOf(list: Bills, out: string, files: readonly string[]): string {
  const rows = list.bills.map((bill) => [
    bill.member,
    bill.name,
    bill.document,
    bill.number ?? 'draft',
    formatCents(bill.amountCents),
  ])
  return [
    list.approvedAt === null
      ? `Drafts of ${list.month}; nothing is approved yet.`
      : `Bills of ${list.month}, approved.`,
    '',
    textTable(['member', 'name', 'document', 'number', 'amount'], rows, {
      right: [4],
      sums: ['', '', '', '', formatCents(list.sumCents)],
    }),
    '',
    `${files.length} files are in ${out}.`,
  ].join('\n')
}

const bills: Command = {
  words: ['bills'],
  operands: [{ name: 'FILE' }, { name: 'YYYY-MM' }],
  summary: 'Write the month’s bills: bills.json, bills.csv, a PDF a member, statement.pdf.',
  options: {
    out: { value: 'DIR', help: 'Folder for the documents; made where it is missing (needed).' },
    approve: {
      help: 'Approve the month first: the bills get their numbers and never change again. On an approved month settled again: the corrections.',
    },
    reason: { value: 'TEXT', help: 'Why it is approved although something is open; kept with the approval.' },
  },
  notes: [
    'A month not settled yet is settled with the cooperative’s own choices. Files of the same name in DIR are replaced.',
    'Corrections of an approved month are written to DIR/corrections.',
  ],
  async run(invocation, terminal) {
    const month = monthOf(invocation.operands[1] as string)
    const out = required(invocation, 'out', usageOf(invocation.command))
    const reason = invocation.text('reason')
    const approve = invocation.flag('approve')
    if (reason !== null && !approve)
      throw usageError(
        cliProblem('missing-argument', { name: '--approve', usage: usageOf(invocation.command) }),
      )
    return withCooperative(resolve(invocation.operands[0] as string), terminal, async (session) => {
      const corrects = await ensureSettled(session, month, terminal)
      if (approve && corrects) {
        if (reason === null)
          throw usageError(
            cliProblem('missing-argument', { name: '--reason', usage: usageOf(invocation.command) }),
          )
        await session.call('correction.approve', { month, reason })
      } else if (approve) await session.call('bills.approve', { month, reason })
      const { files, document } = await writeDocuments(session, 'bills.documents', month, resolve(out))
      const corrections = await writeCorrections(session, month, out)
      const list = await session.call('bills.list', { month })
      const json = { ...document, approved: list.approvedAt !== null, out, files }
      return done(
        corrections === null ? json : { ...json, corrections: corrections.document },
        textOf(list, out, files),
      )
    })
  },
}

export const billsCommands: readonly Command[] = [bills]
