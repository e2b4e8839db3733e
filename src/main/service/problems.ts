import { count, longMonth } from '../../core/explanation/format.ts'
import { problemsOf } from '../../core/problems/problem.ts'

const unchanged = 'Nothing was changed.'

/** What a call to the service can run into besides the file itself (store/problems.ts). */
export const serviceProblem = problemsOf({
  'bad-request': {
    family: 'bug',
    text: ({ where }: { where: string }) => ({
      what: `This question to the service is not well formed (${where}).`,
      means: unchanged,
      act: 'Reload the window; if it happens again, report the steps that led here.',
    }),
  },
  'bad-value': {
    family: 'input',
    text: ({ field, reason }: { field: string; reason: string }) => ({
      what: `The entry for ${field} cannot be taken: ${reason}.`,
      means: unchanged,
      act: 'Correct the entry and save again.',
    }),
  },
  'entry-refused': {
    family: 'input',
    text: ({ field, reason }: { field: string; reason: string }) => ({
      what: `${field}: ${reason}`,
      means: unchanged,
      act: 'Correct the entry and save again.',
    }),
  },
  'decision-incomplete': {
    family: 'input',
    text: ({ lacks }: { lacks: string }) => ({
      what: `The decision lacks ${lacks}.`,
      means: 'Nothing was recorded. A decision stands in the minutes with its reason and who took it.',
      act: 'Write it down and record the decision again.',
    }),
  },
  'proposal-unknown': {
    family: 'input',
    text: () => ({
      what: 'There is no such proposal in this cooperative.',
      means: 'Nothing was recorded.',
      act: 'Let a proposal be made first, or decide on settings of your own.',
    }),
  },
  'decision-without-proposal': {
    family: 'input',
    text: ({ decision }: { decision: number }) => ({
      what: `Decision ${decision} is not known, or no proposal was behind it.`,
      means: unchanged,
      act: 'Choose a decision that was taken on a proposal.',
    }),
  },
  'decision-month-closed': {
    family: 'conflict',
    text: ({ month, open }: { month: string; open: string }) => ({
      what: `${longMonth(month)} cannot get new settings: its bills, or later ones, are approved.`,
      means: 'Nothing was recorded. Approved bills stay as they were issued.',
      act: `Let the decision be valid from ${longMonth(open)} on.`,
    }),
  },
  'outside-rails': {
    family: 'input',
    text: ({ reason }: { reason: string }) => ({
      what: `These settings are outside the limits: ${reason}.`,
      means: 'Nothing was recorded.',
      act: 'Choose milder settings, or change the limits first.',
    }),
  },
  'no-file': {
    family: 'input',
    text: () => ({ what: 'No cooperative is open.', means: unchanged, act: 'Open one or make a new one.' }),
  },
  'grant-unknown': {
    family: 'input',
    text: () => ({
      what: 'This file is no longer at hand.',
      means: unchanged,
      act: 'Choose or drop it again.',
    }),
  },
  'zone-unknown': {
    family: 'input',
    text: ({ zone }: { zone: string }) => ({
      what: `There is no time zone called ${zone}.`,
      means: unchanged,
      act: 'Write it as in Europe/Vienna.',
    }),
  },
  'undo-nothing': {
    family: 'input',
    text: () => ({
      what: 'There is nothing to take back.',
      means: unchanged,
      act: 'Approved months are put right by a correction.',
    }),
  },
  'undo-impossible': {
    family: 'conflict',
    text: ({ words }: { words: string }) => ({
      what: `"${words}" cannot be taken back.`,
      means: unchanged,
      act: 'Settle again, or correct an approved month.',
    }),
  },
  'undo-done': {
    family: 'conflict',
    text: ({ words }: { words: string }) => ({
      what: `"${words}" was already taken back.`,
      means: unchanged,
      act: 'To have it again, take the taking-back back.',
    }),
  },
  'undo-conflict': {
    family: 'conflict',
    text: ({ words }: { words: string }) => ({
      what: `"${words}" was changed again later.`,
      means: unchanged,
      act: 'Take the later changes back first, newest first.',
    }),
  },
  'member-exists': {
    family: 'conflict',
    text: ({ number, name }: { number: string; name: string }) => ({
      what: `Number ${number} is already ${name}'s.`,
      means: unchanged,
      act: 'Give the new member a number of its own.',
    }),
  },
  'member-unknown': {
    family: 'input',
    text: ({ number }: { number: string }) => ({
      what: `There is no member ${number}.`,
      means: unchanged,
      act: 'Look in the list of members for the right number.',
    }),
  },
  'tariff-unknown': {
    family: 'input',
    text: ({ id }: { id: number }) => ({
      what: `The tariff row ${id} is no longer there.`,
      means: unchanged,
      act: 'Reload the tariffs.',
    }),
  },
  'plan-unknown': {
    family: 'conflict',
    text: () => ({
      what: 'This preview is no longer at hand.',
      means: 'Nothing of it was saved.',
      act: 'Drop the files again.',
    }),
  },
  'report-unknown': {
    family: 'conflict',
    text: () => ({
      what: 'This recomputation is no longer at hand.',
      means: 'Nothing of it was lost: it changes no readings.',
      act: 'Open the operator’s split again and save its table then.',
    }),
  },
  'plan-stale': {
    family: 'conflict',
    text: () => ({
      what: 'The cooperative changed since these files were looked at.',
      means: 'Nothing of them was saved.',
      act: 'Drop the files again to see what saving would do now.',
    }),
  },
  'replace-needed': {
    family: 'conflict',
    text: ({ changed }: { changed: number }) => ({
      what: `${count(changed)} ${changed === 1 ? 'value differs' : 'values differ'} from those already saved.`,
      means: 'Nothing of these files was saved.',
      act: 'Say that the new values replace the old ones; the old ones stay in the history.',
    }),
  },
  'point-unknown': {
    family: 'input',
    text: ({ point }: { point: string }) => ({
      what: `No member has the metering point ${point}.`,
      means: unchanged,
      act: 'Add it to a member first.',
    }),
  },
  'not-settled': {
    family: 'input',
    text: ({ month }: { month: string }) => ({
      what: `${longMonth(month)} is not settled.`,
      means: unchanged,
      act: 'Settle the month first.',
    }),
  },
  'bill-unknown': {
    family: 'input',
    text: ({ month, member }: { month: string; member: string }) => ({
      what: `Member ${member} has no bill for ${longMonth(month)}.`,
      means: unchanged,
      act: 'Choose another member or another month.',
    }),
  },
  'already-approved': {
    family: 'conflict',
    text: ({ month }: { month: string }) => ({
      what: `The bills of ${longMonth(month)} are approved; issued documents are never changed.`,
      means: unchanged,
      act: 'If something was wrong, settle the month again and approve the correction.',
    }),
  },
  'cannot-approve': {
    family: 'conflict',
    text: ({ month, reason }: { month: string; reason: string }) => ({
      what: `The bills of ${longMonth(month)} cannot be approved: ${reason}`,
      means: unchanged,
      act: 'Settle the month again, then approve.',
    }),
  },
  'reason-needed': {
    family: 'conflict',
    text: ({ month, reasons }: { month: string; reasons: string[] }) => ({
      what: `Approving ${longMonth(month)} needs a reason: ${reasons.join(' ')}`,
      means: unchanged,
      act: 'Write down why it is approved all the same; the reason is kept.',
    }),
  },
  'no-correction': {
    family: 'input',
    text: ({ month }: { month: string }) => ({
      what: `There is nothing to correct for ${longMonth(month)}.`,
      means: unchanged,
      act: 'Settle the approved month again where something changed since.',
    }),
  },
  'demo-missing': {
    family: 'place',
    text: ({ detail }: { detail: string }) => ({
      what: `The demo’s own files are not complete (${detail}).`,
      means: 'No demo was made; your own files are as they were.',
      act: 'Install Fairwatt again.',
    }),
  },
  'job-running': {
    family: 'conflict',
    text: () => ({
      what: 'This work is already running.',
      means: unchanged,
      act: 'Wait for it, or cancel it.',
    }),
  },
})
