import { makeBridge, type Bridge, type Transport } from '../core/contract/bridge.ts'
import { loopbackTransport } from './app/loopback.ts'

declare global {
  interface Window {
    /** Put there by the preload of the desktop window; a browser has none. */
    readonly fairwatt?: Transport
  }
}

/** Connects to the service: through the desktop window's own door where there is one, else over the loopback host. */
export function connect(): Bridge {
  const transport = window.fairwatt ?? loopbackTransport(takeToken())
  return makeBridge(transport, () => crypto.randomUUID())
}

const TOKEN = 'fairwatt.token'

/** The host's one-time token comes in the fragment, which no server sees; it is kept for reloads and leaves the address. */
function takeToken(): string {
  const given = new URLSearchParams(location.hash.replace(/^#/, '')).get('token')
  if (given !== null) {
    sessionStorage.setItem(TOKEN, given)
    history.replaceState(null, '', location.pathname + location.search)
  }
  return given ?? sessionStorage.getItem(TOKEN) ?? ''
}
