import type { IncomingMessage, ServerResponse } from 'node:http'
import * as v from 'valibot'
import type { Reply } from '../../core/contract/call.ts'
import type { Service } from '../service/door.ts'
import { CALL_LIMIT, OFFER_LIMIT, readBody } from './body.ts'
import type { Events } from './events.ts'

/** One request with what the routes need of the host. */
export interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly url: URL
  readonly service: Service
  readonly events: Events
}

type Route = (exchange: Exchange) => Promise<void> | void

const JobIdSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(100))
const CallSchema = v.object({ name: v.string(), input: v.unknown(), job: v.nullable(JobIdSchema) })
const CancelSchema = v.object({ job: JobIdSchema })

export function refuse(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, headers).end()
}

function answer(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(value))
}

/** The request's JSON as the schema has it; null where it was refused and the answer has been given. */
async function jsonOf<T>(exchange: Exchange, schema: v.GenericSchema<unknown, T>): Promise<T | null> {
  const { request, response } = exchange
  // only JSON: the types a foreign form could send without being asked are refused
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
    refuse(response, 415)
    return null
  }
  const body = await readBody(request, CALL_LIMIT)
  if (!body) {
    refuse(response, 413)
    return null
  }
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), body.toString('utf8'))
  if (parsed.success) return parsed.output
  refuse(response, 400)
  return null
}

const call: Route = async (exchange) => {
  const asked = await jsonOf(exchange, CallSchema)
  if (!asked) return
  const { response, service, events } = exchange
  const { name, input, job } = asked
  // the page was closed before the answer: nobody waits for this job any more
  response.on('close', () => {
    if (job !== null && !response.writableEnded) service.cancel(job)
  })
  const reply: Reply = await service.handle(name, input, job, (progress) => events.progress(progress))
  answer(response, reply)
}

const cancel: Route = async (exchange) => {
  const asked = await jsonOf(exchange, CancelSchema)
  if (!asked) return
  exchange.service.cancel(asked.job)
  answer(exchange.response, {})
}

const offer: Route = async ({ request, response, url, service }) => {
  const name = url.searchParams.get('name') ?? ''
  if (name === '' || name.length > 255) return refuse(response, 400)
  const bytes = await readBody(request, OFFER_LIMIT)
  if (!bytes) return refuse(response, 413)
  // a browser may send a folder before the name; the name is all that is used, and never as a path
  answer(response, { grant: service.offer(name.split(/[/\\]/).at(-1) ?? name, bytes) })
}

const output: Route = ({ response, url, service }) => {
  const made = service.output(url.pathname.slice('/output/'.length))
  if (!made) return refuse(response, 404)
  response
    .writeHead(200, {
      'Content-Type': made.mediaType,
      'Content-Length': made.bytes.length,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(made.fileName)}`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
    })
    .end(made.bytes)
}

/** Everything the page may ask, besides its own files. */
export const routes: readonly {
  readonly method: 'GET' | 'POST'
  readonly path: RegExp
  readonly run: Route
}[] = [
  { method: 'POST', path: /^\/call$/, run: call },
  { method: 'POST', path: /^\/cancel$/, run: cancel },
  { method: 'GET', path: /^\/events$/, run: ({ response, events }) => events.add(response) },
  { method: 'POST', path: /^\/offer$/, run: offer },
  { method: 'GET', path: /^\/output\/[A-Za-z0-9_-]{1,100}$/, run: output },
]
