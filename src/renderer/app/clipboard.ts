/**
 * Puts text on the clipboard by the copy event. The desktop window gives pages no permission, so `navigator.clipboard`
 * is closed to them; the event needs none.
 */
export function copyText(words: string): boolean {
  const give = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', words)
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  document.addEventListener('copy', give, { capture: true, once: true })
  const done = document.execCommand('copy')
  document.removeEventListener('copy', give, { capture: true })
  return done
}
