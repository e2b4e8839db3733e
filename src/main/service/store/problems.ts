import { problemsOf } from '../../../core/problems/problem.ts'

/** What can be wrong with a cooperative's file or the place where it lies. */
export const placeProblem = problemsOf({
  'file-missing': {
    family: 'place',
    text: ({ fileName }: { fileName: string }) => ({
      what: `${fileName} is not where it was.`,
      means: 'Nothing was opened and nothing was changed.',
      act: 'Find where it was moved to and open it from there.',
    }),
  },
  'file-foreign': {
    family: 'place',
    text: ({ fileName }: { fileName: string }) => ({
      what: `${fileName} is not a Fairwatt cooperative.`,
      means: 'It was not opened and not changed.',
      act: 'Choose a file whose name ends in .fairwatt.',
    }),
  },
  'file-damaged': {
    family: 'place',
    text: ({ fileName, detail }: { fileName: string; detail: string }) => ({
      what: `${fileName} is damaged (${detail}).`,
      means: 'It was not changed. Readings and bills in it may be incomplete.',
      act: 'Open your newest copy of it, and keep this file until the copy is checked.',
    }),
  },
  'file-newer': {
    family: 'place',
    text: ({ fileName, schema, newest }: { fileName: string; schema: number; newest: number }) => ({
      what: `${fileName} was written by a newer Fairwatt (layout ${schema}, this version knows ${newest}).`,
      means: 'It was not opened and not changed.',
      act: 'Open it with the newer version.',
    }),
  },
  'file-older-in-use': {
    family: 'place',
    text: ({ fileName, holder }: { fileName: string; holder: string }) => ({
      what: `${fileName} has the layout of an older version and is open in ${holder}.`,
      means: 'It cannot be brought up to date while it is in use, so it was not opened. Nothing was changed.',
      act: 'Close it there, then open it again.',
    }),
  },
  'file-exists': {
    family: 'place',
    text: ({ fileName }: { fileName: string }) => ({
      what: `There is already a file called ${fileName}.`,
      means: 'It was not changed; no new cooperative was made.',
      act: 'Choose another name.',
    }),
  },
  'file-in-use': {
    family: 'place',
    text: ({ fileName, holder }: { fileName: string; holder: string }) => ({
      what: `${fileName} is open in ${holder}.`,
      means: 'Here you can look at everything, but change nothing.',
      act: 'Close it there to work on it here.',
    }),
  },
  'file-not-writable': {
    family: 'place',
    text: ({ fileName }: { fileName: string }) => ({
      what: `${fileName} lies where this computer may not write.`,
      means: 'You can look at everything, but change nothing.',
      act: 'Save a copy in a folder of your own and work there.',
    }),
  },
  'read-only': {
    family: 'place',
    text: ({ fileName }: { fileName: string }) => ({
      what: `${fileName} is open for looking only.`,
      means: 'Nothing was changed.',
      act: 'Close it where else it is open, or work on a copy.',
    }),
  },
  'folder-synced': {
    family: 'place',
    text: ({ service }: { service: string }) => ({
      what: `This cooperative lies in a folder that ${service} keeps in step.`,
      means:
        'While it is open here, the other copies may be half a step behind, and two people writing at once can lose work.',
      act: 'Keep the working file in a folder of this computer and put copies there.',
    }),
  },
  'folder-network': {
    family: 'place',
    text: () => ({
      what: 'This cooperative lies on a network drive.',
      means: 'Locks are not reliable there; if two computers write at once, work can be lost.',
      act: 'Keep the working file on this computer and put copies there.',
    }),
  },
  'place-full': {
    family: 'place',
    text: () => ({
      what: 'The disk is full.',
      means: 'This step was not saved; everything before it is.',
      act: 'Make room, then do it again.',
    }),
  },
  'place-refused': {
    family: 'place',
    text: ({ detail }: { detail: string }) => ({
      what: `The computer refused to write there (${detail}).`,
      means: 'This step was not saved; everything before it is.',
      act: 'Choose another folder, or ask who looks after this computer.',
    }),
  },
  'copy-failed': {
    family: 'place',
    text: ({ detail }: { detail: string }) => ({
      what: `The copy did not pass its check (${detail}).`,
      means: 'It was thrown away; your file is as it was.',
      act: 'Try once more, on another disk if it happens again.',
    }),
  },
})
