import type { OfferedFile, Transport } from '../../core/contract/bridge.ts'
import type { OutputFile } from '../../core/contract/call.ts'
import { ProblemError, problemsOf, type Problem } from '../../core/problems/problem.ts'
import { text } from '../text/index.ts'

const doorProblem = problemsOf({
  'door-gone': { family: 'place', text: () => text.app.door.gone },
  'door-refused': { family: 'place', text: () => text.app.door.refused },
  'door-file-unreadable': {
    family: 'input',
    text: ({ fileName }: { fileName: string }) => text.app.door.file(fileName),
  },
  'door-file-too-large': {
    family: 'limit',
    text: ({ fileName }: { fileName: string }) => text.app.door.tooLarge(fileName),
  },
})

/** What the browser must have said no to for `fetch` to throw: nobody listens there any more. */
async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init)
  } catch (error) {
    console.error(error)
    throw new ProblemError(doorProblem('door-gone'))
  }
}

/** The door of the browser host on this machine: calls and files by POST, events by one streamed answer. */
export function loopbackTransport(token: string): Transport {
  const headers = { Authorization: `Bearer ${token}` }
  const listeners = new Set<(progress: unknown) => void>()
  let events: Promise<void> | null = null

  async function send(name: string, input: unknown, job: string | null): Promise<unknown> {
    try {
      const response = await reach('/call', {
        method: 'POST',
        headers: { ...headers, 'Content-Type': 'application/json' },
        body: JSON.stringify({ name, input, job }),
      })
      if (response.status === 401 || response.status === 403) return refusal(doorProblem('door-refused'))
      return await response.json()
    } catch (error) {
      if (error instanceof ProblemError) return refusal(error.problem)
      // an answer cut off in the middle, or not JSON: the host has ended
      return refusal(doorProblem('door-gone'))
    }
  }

  async function offer(file: OfferedFile): Promise<string> {
    const bytes = await file.arrayBuffer().catch((error: unknown) => {
      console.error(error)
      throw new ProblemError(doorProblem('door-file-unreadable', { fileName: file.name }))
    })
    const response = await reach(`/offer?name=${encodeURIComponent(file.name)}`, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/octet-stream' },
      body: bytes,
    })
    if (response.status === 413)
      throw new ProblemError(doorProblem('door-file-too-large', { fileName: file.name }))
    const answer: unknown = response.ok ? await response.json() : null
    if (!isGrant(answer)) throw new ProblemError(doorProblem('door-refused'))
    return answer.grant
  }

  async function save(file: OutputFile): Promise<boolean> {
    const response = await reach(`/output/${encodeURIComponent(file.id)}`, { headers })
    if (!response.ok) throw new ProblemError(doorProblem('door-file-unreadable', { fileName: file.fileName }))
    const address = URL.createObjectURL(await response.blob())
    const link = document.createElement('a')
    link.href = address
    link.download = file.fileName
    link.click()
    // the download has its own hold on the bytes once the click has been handled
    setTimeout(() => URL.revokeObjectURL(address), 60_000)
    return true
  }

  return {
    door: 'browser',
    send,
    cancel: (job) => {
      // the job's own answer tells what became of it
      void reach('/cancel', {
        method: 'POST',
        headers: { ...headers, 'Content-Type': 'application/json' },
        body: JSON.stringify({ job }),
      }).catch((error: unknown) => console.error(error))
    },
    onProgress: (listener) => {
      listeners.add(listener)
      events ??= readEvents(headers, (progress) => listeners.forEach((each) => each(progress)))
        .catch((error: unknown) => console.error(error))
        .finally(() => (events = null))
      return () => listeners.delete(listener)
    },
    offer,
    choose: null,
    place: null,
    save,
  }
}

function refusal(problem: Problem): { ok: false; problem: Problem } {
  return { ok: false, problem }
}

function isGrant(answer: unknown): answer is { grant: string } {
  return (
    typeof answer === 'object' && answer !== null && 'grant' in answer && typeof answer.grant === 'string'
  )
}

/** Reads Server-Sent-Events framing from a streamed answer; EventSource cannot send the token as a header. */
async function readEvents(headers: Record<string, string>, told: (progress: unknown) => void): Promise<void> {
  const response = await reach('/events', { headers })
  if (!response.ok || response.body === null) return
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  const frames = new EventFrames()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    for (const frame of frames.push(part.value)) if (frame.event === 'progress') told(JSON.parse(frame.data))
  }
}

/** Cuts a stream of text into Server-Sent-Events frames, wherever the pieces were torn. */
export class EventFrames {
  #rest = ''

  push(piece: string): { event: string; data: string }[] {
    const blocks = (this.#rest + piece).replaceAll('\r\n', '\n').split('\n\n')
    this.#rest = blocks.pop() ?? ''
    return blocks.flatMap((block) => {
      const lines = block.split('\n')
      const valuesOf = (name: string): string[] =>
        lines
          .filter((line) => line.startsWith(`${name}:`))
          .map((line) => line.slice(name.length + 1).replace(/^ /, ''))
      const data = valuesOf('data').join('\n')
      return data === '' ? [] : [{ event: valuesOf('event').at(-1) ?? 'message', data }]
    })
  }
}
