import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Service } from '../service/door.ts'
import { makeEvents, type Events } from './events.ts'
import { refusalOf } from './guard.ts'
import { pageFile } from './page-files.ts'
import { pageHeaders } from './page-headers.ts'
import { refuse, routes } from './routes.ts'

export interface HostOptions {
  readonly service: Service
  /** Folder of the built page (out/renderer). */
  readonly root: string
  /** 0: any free port. */
  readonly port: number
}

export interface Host {
  /** Address with the token in its fragment, which a browser never sends to anybody. */
  readonly url: string
  readonly origin: string
  /** Ends the page's connections and stops listening; the service stays with whoever made it. */
  close(): Promise<void>
}

interface Own {
  readonly origin: string
  readonly token: string
}

/** Serves the window to a browser on this machine and nobody else: 127.0.0.1, one token, no CORS. Rejects where the port is taken. */
export async function startHost({ service, root, port }: HostOptions): Promise<Host> {
  const token = randomBytes(24).toString('base64url')
  const events = makeEvents()
  const own = { origin: '', token }
  const server = createServer((request, response) => {
    respond(request, response, { service, root, events, own }).catch((error: unknown) => {
      // a request that broke off is nobody's problem; anything else is answered as ours, without details
      if (response.headersSent || request.destroyed) response.destroy()
      else refuse(response, 500)
      if (!request.destroyed)
        process.stderr.write(`host: ${error instanceof Error ? error.message : String(error)}\n`)
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  own.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin: own.origin,
    url: `${own.origin}/#token=${token}`,
    close: () =>
      new Promise((resolve) => {
        events.close()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  host: { readonly service: Service; readonly root: string; readonly events: Events; readonly own: Own },
): Promise<void> {
  for (const [name, value] of Object.entries(pageHeaders)) response.setHeader(name, value)
  const asked = { method: request.method ?? '', headers: request.headers }
  const url = urlOf(request, host.own.origin)
  if (!url) return refuse(response, 400)
  const found = routes.filter(({ path }) => path.test(url.pathname))
  const refusal = refusalOf(asked, found.length ? 'service' : 'page', host.own)
  if (refusal) return refuse(response, refusal)
  if (found.length) {
    const route = found.find(({ method }) => method === asked.method)
    if (!route) return refuse(response, 405, { Allow: found.map(({ method }) => method).join(', ') })
    return route.run({ request, response, url, service: host.service, events: host.events })
  }
  if (asked.method !== 'GET' && asked.method !== 'HEAD') return refuse(response, 405, { Allow: 'GET, HEAD' })
  const file = await pageFile(host.root, url.pathname)
  if (!file) return refuse(response, 404)
  response.writeHead(200, { 'Content-Type': file.mediaType, 'Content-Length': file.bytes.length })
  response.end(asked.method === 'HEAD' ? undefined : file.bytes)
}

/** Only the plain form `/path?query`: no absolute or authority form, which a proxy would use. */
function urlOf(request: IncomingMessage, origin: string): URL | null {
  const target = request.url ?? ''
  return target.startsWith('/') && !target.startsWith('//') && URL.canParse(target, origin)
    ? new URL(target, origin)
    : null
}
