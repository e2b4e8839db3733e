import { NO_BREAK } from '../figures.ts'

/** Words of the frame and of the parts every page uses. */
export const app = {
  product: 'Fairwatt',
  title: (page: string, month: string) => `${page}, ${month} · Fairwatt`,
  skip: 'To the page',
  pages: {
    month: 'The month',
    members: 'Members',
    readings: 'Readings',
    settle: 'Settle',
    bills: 'Bills',
    fairness: 'Fairness',
    correction: 'Correction',
    tariffs: 'Tariffs',
    decision: 'Equity settings',
    studies: 'Study communities',
    plan: 'Plan a day',
    settings: 'Settings',
    help: 'Help',
  },
  tools: {
    label: 'Tools',
    find: 'Find',
    undo: 'Undo',
    settings: 'Settings',
    help: 'Help',
    close: 'Close the file',
  },
  keys: {
    find: `Ctrl${NO_BREAK}K`,
    undo: `Ctrl${NO_BREAK}Z`,
    files: `Ctrl${NO_BREAK}O`,
    help: 'F1',
    escape: 'Esc',
    enter: 'Enter',
  },
  marks: { done: 'done', next: 'next', work: 'in work', 'not-yet': 'not yet', problem: 'problem' },
  file: {
    savedAt: (fileName: string, time: string) => `${fileName}, saved ${time}, only on this computer`,
    kept: (fileName: string) => `${fileName}, only on this computer`,
  },
  running: (percent: number | null) => (percent === null ? 'running' : `running, ${percent}${NO_BREAK}%`),
  waiting: 'One moment.',
  waitingFor: (page: string) => `${page} is being put together.`,
  readOnly: {
    title: 'You can look, not change.',
    text: 'This file is open in another window. Close it there, then open it here again.',
  },
  undo: 'Undo',
  saved: (fileName: string) => `${fileName} saved.`,
  cancel: 'Cancel',
  close: 'Close',
  dismiss: 'Hide this',
  notYet: 'Not yet',
  tryAgain: 'Try again',
  secondsLeft: (seconds: number) =>
    seconds < 1.5
      ? 'about a second left'
      : seconds < 90
        ? `about ${Math.round(seconds)}${NO_BREAK}seconds left`
        : `about ${Math.round(seconds / 60)}${NO_BREAK}minutes left`,
  of: (done: string, total: string) => `${done} of ${total}`,
  whatIsThis: 'What is this?',
  missing: 'missing',
  drop: {
    here: 'Drop files here',
    hereOne: 'Drop the file here',
    or: 'or',
    choose: 'choose files',
    chooseOne: 'choose a file',
    anywhere: 'Drop to read these files.',
  },
  chooseOption: 'Choose one',
  problem: {
    code: 'Code',
    whatHappened: 'What happened',
    yourData: 'Your data',
    whatYouCanDo: 'What you can do',
  },
  find: {
    title: 'Find',
    label: 'A member, a page or a month',
    none: 'Nothing of that name.',
    member: (number: string) => `member ${number}`,
    page: 'page',
    month: 'month',
  },
  door: {
    gone: {
      what: 'Fairwatt no longer answers.',
      means: 'Your file is as it was last saved; what was on its way is not in it.',
      act: 'Close this page and start Fairwatt again.',
    },
    refused: {
      what: 'This page may not speak to Fairwatt.',
      means: 'Nothing was read and nothing was changed.',
      act: 'Use the address that Fairwatt printed when it started; it holds the key to this page.',
    },
    file: (fileName: string) => ({
      what: `${fileName} could not be read.`,
      means: 'Nothing of it was saved.',
      act: 'See that the file is still there and not open elsewhere, then try again.',
    }),
    tooLarge: (fileName: string) => ({
      what: `${fileName} is too large to read.`,
      means: 'Nothing of it was saved.',
      act: 'Ask the sender for one file a month.',
    }),
  },
}
