import { readFile, realpath } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'

/** The kinds of file a built page is made of; anything else is not served. */
const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.json': 'application/json',
}

export interface PageFile {
  readonly mediaType: string
  readonly bytes: Uint8Array
}

const isAbsence = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  ['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG'].includes(String(error.code))

/** The file of the built page at a URL's path, or null where there is none or the path leads out of the folder. */
export async function pageFile(root: string, urlPath: string): Promise<PageFile | null> {
  const path = decoded(urlPath === '/' ? '/index.html' : urlPath)
  if (path === null || !isPlain(path)) return null
  const mediaType = mediaTypes[extname(path)]
  if (!mediaType) return null
  try {
    const folder = await realpath(root)
    const file = await realpath(join(folder, path))
    // a link inside the folder may point out of it; what counts is where the bytes really lie
    if (!file.startsWith(folder + sep)) return null
    return { mediaType, bytes: await readFile(file) }
  } catch (error) {
    if (isAbsence(error)) return null
    throw error
  }
}

function decoded(urlPath: string): string | null {
  try {
    return decodeURIComponent(urlPath)
  } catch (error) {
    if (error instanceof URIError) return null
    throw error
  }
}

/** Absolute, without `..`, backslash, colon or NUL: nothing that any system could read as another place. */
function isPlain(path: string): boolean {
  return (
    path.startsWith('/') &&
    !/[\\:\0]/.test(path) &&
    !path.split('/').some((part) => part === '..' || part === '.')
  )
}
