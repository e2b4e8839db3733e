/** What the page may reach outside itself: tables with a reason a line; everything not named is refused. */

interface Allowed {
  readonly protocol: string
  readonly reason: string
}

/** Links that open in the user's own programs, never in the window. */
export const externalLinks: readonly Allowed[] = [
  { protocol: 'https:', reason: 'a page to read on; the browser shows where it leads' },
  { protocol: 'mailto:', reason: 'a letter to a member or to the support, in the user’s own mail program' },
]

/** What the page may load. No http and no https: the window has no network. */
export const loadable: readonly Allowed[] = [
  { protocol: 'fairwatt:', reason: 'the page itself' },
  { protocol: 'blob:', reason: 'a document the page made' },
  { protocol: 'data:', reason: 'a picture inside the page' },
  { protocol: 'devtools:', reason: 'the developer tools' },
]

const LONGEST_LINK = 2_000

function protocolOf(target: unknown): string | null {
  if (typeof target !== 'string' || target.length > LONGEST_LINK || !URL.canParse(target)) return null
  return new URL(target).protocol
}

/** Opens a link outside where the table allows it; false where it does not. `open` is handed in, so no Electron is needed to test this. */
export function openOutside(target: unknown, open: (url: string) => void): boolean {
  const protocol = protocolOf(target)
  if (!externalLinks.some((link) => link.protocol === protocol)) return false
  open(target as string)
  return true
}

/** Whether a request of the window may go out. */
export function mayLoad(url: string): boolean {
  // data: addresses are longer than any link
  const protocol = /^([a-z][a-z0-9+.-]*:)/i.exec(url)?.[1]?.toLowerCase()
  return loadable.some((one) => one.protocol === protocol)
}
