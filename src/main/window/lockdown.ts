import { app, session, shell, type WebContents } from 'electron'
import { isOwnAddress } from './page-scheme.ts'
import { mayLoad, openOutside } from './policy.ts'

const openInBrowser = (url: string): void => void shell.openExternal(url)

/** A page stays on itself, opens nothing and embeds nothing. */
function lock(contents: WebContents): void {
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url, openInBrowser)
    return { action: 'deny' }
  })
  contents.on('will-navigate', (event) => {
    if (isOwnAddress(event.url)) return
    event.preventDefault()
    openOutside(event.url, openInBrowser)
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

/** Every window there will ever be, and the session they share: no permission, no device, no network. */
export function lockDown(): void {
  app.on('web-contents-created', (_event, contents) => lock(contents))
  const shared = session.defaultSession
  shared.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  shared.setPermissionCheckHandler(() => false)
  shared.setDevicePermissionHandler(() => false)
  shared.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayLoad(details.url) }))
}
