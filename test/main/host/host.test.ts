import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { mkdtempSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHost, type Host } from '../../../src/main/host/host.ts'
import { echoService, type EchoService } from './echo-service.ts'

const folder = mkdtempSync(join(tmpdir(), 'fairwatt-host-'))
const root = join(folder, 'page')
let host: Host
let service: EchoService

beforeAll(async () => {
  mkdirSync(join(root, 'assets'), { recursive: true })
  writeFileSync(join(root, 'index.html'), '<!doctype html><title>page</title>')
  writeFileSync(join(root, 'assets', 'page.js'), 'export {}')
  writeFileSync(join(root, 'notes.md'), 'not a file of a page')
  writeFileSync(join(folder, 'secret.html'), 'secret')
  symlinkSync(join(folder, 'secret.html'), join(root, 'link.html'))
  service = echoService()
  host = await startHost({ service, root, port: 0 })
})

afterAll(async () => {
  await host.close()
  rmSync(folder, { recursive: true })
})

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

/** A request as no browser would send it: every header and the raw path are the test's own. */
function ask(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body: string | Uint8Array = '',
): Promise<Answer> {
  const { port } = new URL(host.origin)
  return new Promise((resolve, reject) => {
    const asked = httpRequest({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      )
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

const token = (): string => new URLSearchParams(new URL(host.url).hash.slice(1)).get('token') as string
const own = (): Record<string, string> => ({ Authorization: `Bearer ${token()}`, Origin: host.origin })
const json = (): Record<string, string> => ({ ...own(), 'Content-Type': 'application/json' })
const callBody = JSON.stringify({ name: 'echo', input: { a: 1 }, job: null })

test('it listens on 127.0.0.1 and its address holds a token of 24 random bytes', () => {
  expect(host.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect(Buffer.from(token(), 'base64url')).toHaveLength(24)
})

test('the page comes without a token, with every protection a page can have', async () => {
  const { status, headers, text } = await ask('GET', '/')
  expect(status).toBe(200)
  expect(text).toContain('<title>page</title>')
  expect(headers['content-type']).toBe('text/html; charset=utf-8')
  expect(headers['content-security-policy']).toContain("default-src 'none'")
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  })
  expect(headers['access-control-allow-origin']).toBeUndefined()
  expect((await ask('GET', '/assets/page.js')).headers['content-type']).toBe('text/javascript; charset=utf-8')
})

test.each([
  '/../secret.html',
  '/assets/../../secret.html',
  '/%2e%2e/secret.html',
  '/..%2fsecret.html',
  '/assets/..%5c..%5csecret.html',
  '/link.html',
  '/notes.md',
  '/assets',
  '/assets/',
  '/%00.html',
  '/%E0%A4%A.html',
  '/C:/secret.html',
  '//secret.html',
  'http://example.test/',
])('nothing outside the page is served: %s', async (path) => {
  const { status, text } = await ask('GET', path)
  expect([400, 404]).toContain(status)
  expect(text).not.toContain('secret')
})

test('a foreign host name is refused: a name that resolves to this machine is not this machine', async () => {
  expect((await ask('GET', '/', { Host: 'example.test' })).status).toBe(421)
  expect((await ask('GET', '/', { Host: 'localhost' })).status).toBe(421)
  expect((await ask('POST', '/call', { ...json(), Host: 'example.test' }, callBody)).status).toBe(421)
})

test('a foreign origin is refused even with the token; a POST must name its origin', async () => {
  expect((await ask('POST', '/call', { ...json(), Origin: 'http://example.test' }, callBody)).status).toBe(
    403,
  )
  expect((await ask('POST', '/call', { ...json(), Origin: 'null' }, callBody)).status).toBe(403)
  const { Origin: _origin, ...without } = json()
  expect((await ask('POST', '/call', without, callBody)).status).toBe(403)
  expect((await ask('GET', '/events', { ...own(), 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
})

test.each(['', 'Bearer', 'Bearer x', 'Basic abc'])(
  'without the token there is nothing: “%s”',
  async (authorization) => {
    const headers = { Origin: host.origin, 'Content-Type': 'application/json', Authorization: authorization }
    expect((await ask('POST', '/call', headers, callBody)).status).toBe(401)
    expect((await ask('POST', '/cancel', headers, '{"job":"1"}')).status).toBe(401)
    expect((await ask('POST', '/offer?name=a.csv', headers, 'x')).status).toBe(401)
    expect((await ask('GET', '/events', headers)).status).toBe(401)
    expect((await ask('GET', '/output/abc', headers)).status).toBe(401)
  },
)

test('a call is answered by the service', async () => {
  const { status, headers, text } = await ask('POST', '/call', json(), callBody)
  expect(status).toBe(200)
  expect(headers['content-type']).toBe('application/json')
  expect(headers['cache-control']).toBe('no-store')
  expect(JSON.parse(text)).toEqual({ ok: true, value: { name: 'echo', input: { a: 1 }, job: null } })
})

test('what is no call is refused before the service sees it', async () => {
  const before = service.asked
  expect((await ask('POST', '/call', json(), '{')).status).toBe(400)
  expect((await ask('POST', '/call', json(), '{"name":1,"input":{},"job":null}')).status).toBe(400)
  expect((await ask('POST', '/call', { ...own(), 'Content-Type': 'text/plain' }, callBody)).status).toBe(415)
  expect((await ask('GET', '/call', own())).status).toBe(405)
  expect((await ask('PUT', '/call', own())).status).toBe(405)
  expect((await ask('OPTIONS', '/call', { ...own(), 'Access-Control-Request-Method': 'POST' })).status).toBe(
    405,
  )
  expect((await ask('POST', '/', own())).status).toBe(405)
  expect((await ask('POST', '/elsewhere', own())).status).toBe(405)
  expect(service.asked).toBe(before)
})

test('a call over two megabytes is refused, announced or not', async () => {
  const large = 'x'.repeat(2 * 1024 * 1024 + 1)
  expect(
    (await ask('POST', '/call', { ...json(), 'Content-Length': String(large.length) }, large)).status,
  ).toBe(413)
  expect((await ask('POST', '/call', { ...json(), 'Transfer-Encoding': 'chunked' }, large)).status).toBe(413)
})

test('an offered file may be large, but not over 256 megabytes, and its name is never a path', async () => {
  const bytes = new Uint8Array(3 * 1024 * 1024).fill(7)
  const { text } = await ask(
    'POST',
    `/offer?name=${encodeURIComponent('../a\\b/räadings.csv')}`,
    own(),
    bytes,
  )
  const { grant } = JSON.parse(text) as { grant: string }
  const offered = service.offered.get(grant)
  expect(offered?.fileName).toBe('räadings.csv')
  expect(Buffer.from(offered?.bytes ?? []).equals(bytes)).toBe(true)
  expect((await ask('POST', '/offer', own(), 'x')).status).toBe(400)
  const tooMuch = { ...own(), 'Content-Length': String(256 * 1024 * 1024 + 1), Expect: '100-continue' }
  expect((await announce('/offer?name=a.csv', tooMuch)).status).toBe(413)
})

/** Announces a body and never sends it. */
function announce(path: string, headers: Record<string, string>): Promise<{ status: number }> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(host.origin)
    const asked = httpRequest({ host: '127.0.0.1', port, method: 'POST', path, headers }, (response) => {
      resolve({ status: response.statusCode ?? 0 })
      asked.destroy()
    })
    asked.on('error', reject)
    asked.flushHeaders()
  })
}

test('an output is a download that no page could run', async () => {
  const { status, headers, text } = await ask('GET', '/output/known', own())
  expect(status).toBe(200)
  expect(text).toBe('%PDF')
  expect(headers['content-disposition']).toBe("attachment; filename*=UTF-8''f%C3%BCr%20alle.pdf")
  expect(headers['content-security-policy']).toBe("default-src 'none'; sandbox")
  expect((await ask('GET', '/output/unknown', own())).status).toBe(404)
  expect((await ask('GET', '/output/..%2f..', own())).status).not.toBe(200)
})

test('progress of a job arrives as events, and cancelling reaches it', async () => {
  const events = await fetch(`${host.origin}/events`, { headers: { Authorization: `Bearer ${token()}` } })
  const reader = (events.body as ReadableStream<Uint8Array>).getReader()
  const read = async (): Promise<string> => Buffer.from((await reader.read()).value ?? []).toString('utf8')
  const reply = ask('POST', '/call', json(), JSON.stringify({ name: 'job', input: {}, job: 'job-1' }))
  let heard = ''
  while (!heard.includes('event: progress')) heard += await read()
  expect(heard).toMatch(/event: progress\ndata: \{"job":"job-1","phase":"Working"/)
  expect((await ask('POST', '/cancel', json(), '{"job":"job-1"}')).status).toBe(200)
  expect(JSON.parse((await reply).text)).toMatchObject({ ok: false, problem: { code: 'cancelled' } })
  await reader.cancel()
})

test('a page that goes away in the middle of a job cancels it', async () => {
  const leaving = new AbortController()
  const left = fetch(`${host.origin}/call`, {
    method: 'POST',
    headers: json(),
    body: JSON.stringify({ name: 'job', input: {}, job: 'job-2' }),
    signal: leaving.signal,
  })
  await service.running('job-2')
  leaving.abort()
  await expect(left).rejects.toThrow('aborted')
  await service.cancelled('job-2')
})
