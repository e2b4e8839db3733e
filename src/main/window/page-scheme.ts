import { join } from 'node:path'
import { protocol } from 'electron'
import { pageFile } from '../host/page-files.ts'
import { pageHeaders } from '../host/page-headers.ts'

/** The page's own address. A scheme of our own instead of file: keeps the page from every other file of the disk. */
export const PAGE_URL = 'fairwatt://app/'

/** True for addresses of the page itself. */
export function isOwnAddress(url: string): boolean {
  return url === PAGE_URL.slice(0, -1) || url.startsWith(PAGE_URL)
}

/** Before the app is ready: the scheme counts as a secure origin with paths of its own. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'fairwatt', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Once the app is ready: serves the built page, with the same headers as the browser host. */
export function servePage(): void {
  const root = join(import.meta.dirname, '../renderer')
  protocol.handle('fairwatt', async (request) => {
    if (request.method !== 'GET' || !isOwnAddress(request.url)) return new Response(null, { status: 404 })
    const file = await pageFile(root, request.url.slice(PAGE_URL.length - 1).split(/[?#]/)[0] as string)
    if (!file) return new Response(null, { status: 404, headers: pageHeaders })
    return new Response(new Uint8Array(file.bytes), {
      headers: { ...pageHeaders, 'Content-Type': file.mediaType },
    })
  })
}
