import type { JobProgress } from '../../core/contract/call.ts'

/** What a command may say and where: the result on standard output, everything else on standard error. */
export interface Terminal {
  /** Standard output holds one JSON document and nothing else. */
  readonly json: boolean
  print(text: string): void
  warn(sentence: string): void
  progress(progress: JobProgress): void
  /** Ends a progress line, so that what follows starts on a line of its own. */
  endProgress(): void
}

interface Stream {
  write(text: string): unknown
  readonly isTTY?: boolean
}

const secondsText = (seconds: number | null): string =>
  seconds === null ? '' : `, ${Math.ceil(seconds)} s left`

/** On a screen progress is one line that changes; in a log each phase is said once. */
export function makeTerminal(json: boolean, output: Stream, errors: Stream): Terminal {
  let phase = ''
  let lineOpen = false
  const endProgress = (): void => {
    if (lineOpen) errors.write('\n')
    lineOpen = false
    phase = ''
  }
  return {
    json,
    print: (text) => {
      endProgress()
      output.write(text.endsWith('\n') ? text : `${text}\n`)
    },
    warn: (sentence) => {
      endProgress()
      errors.write(`${sentence}\n`)
    },
    progress: (now) => {
      const count = now.total > 0 ? ` ${now.done} of ${now.total}` : ''
      if (errors.isTTY) {
        errors.write(`\r\u001B[K${now.phase}${count}${secondsText(now.secondsLeft)}`)
        lineOpen = true
      } else if (now.phase !== phase) {
        errors.write(`${now.phase} …\n`)
      }
      phase = now.phase
    },
    endProgress,
  }
}
