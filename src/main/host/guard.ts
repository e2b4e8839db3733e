import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** A refusal as an HTTP status; null lets the request through. */
export type Refusal = 401 | 403 | 421 | null

/** What a page gets without showing the token: only its own files. */
export type Access = 'page' | 'service'

export interface Asked {
  readonly method: string
  readonly headers: IncomingHttpHeaders
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Compares in a time that tells nothing about the token, not even its length. */
export function isToken(authorization: string | undefined, token: string): boolean {
  return timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`))
}

/**
 * Who may ask at all. The address must be our own (a foreign name that resolves here is DNS rebinding), the origin our
 * own where the browser names one (always, for a POST), and everything but the page's files needs the token.
 */
export function refusalOf(
  asked: Asked,
  access: Access,
  own: { readonly origin: string; readonly token: string },
): Refusal {
  const { headers, method } = asked
  if (headers.host !== new URL(own.origin).host) return 421
  if (headers.origin !== undefined && headers.origin !== own.origin) return 403
  if (method === 'POST' && headers.origin === undefined) return 403
  const site = headers['sec-fetch-site']
  if (access === 'service' && site !== undefined && site !== 'same-origin') return 403
  if (access === 'service' && !isToken(headers.authorization, own.token)) return 401
  return null
}
