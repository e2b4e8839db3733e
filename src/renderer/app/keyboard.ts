import { stations, type PageName } from './routes.ts'
import { closeTopmost } from './topmost.ts'
import { view } from './view.svelte.ts'

/** What the frame does when a key asks for it. */
export interface Acts {
  find(): void
  chooseFiles(): void
  undo(): void
  turnMonth(count: number): void
  goTo(page: PageName): void
}

/** A page's own single keys (`a` approves …). */
type PageKeys = Readonly<Record<string, () => void>>
const pageKeys: PageKeys[] = []

/** Adds single keys while a page shows: `$effect(() => listenKeys({ a: approve }))`. */
export function listenKeys(keys: PageKeys): () => void {
  pageKeys.push(keys)
  return () => {
    const index = pageKeys.lastIndexOf(keys)
    if (index >= 0) pageKeys.splice(index, 1)
  }
}

/** Handles a key of the window; the one place that knows them all (the help page lists the same). */
export function onKey(event: KeyboardEvent, acts: Acts): void {
  if (event.defaultPrevented || event.isComposing) return
  const handled =
    event.key === 'Escape'
      ? // an open dialog closes itself, and only itself
        !isDialogOpen() && closeTopmost()
      : event.ctrlKey || event.metaKey
        ? withControl(event, acts)
        : event.altKey
          ? withAlt(event, acts)
          : alone(event, acts)
  if (handled) event.preventDefault()
}

function withControl(event: KeyboardEvent, acts: Acts): boolean {
  if (event.altKey || event.shiftKey) return false
  switch (event.key.toLowerCase()) {
    case 'k':
      acts.find()
      return true
    case 'o':
      acts.chooseFiles()
      return true
    case 'z':
      // in a field Ctrl Z takes back typing, as everywhere
      if (isTyping(event.target)) return false
      acts.undo()
      return true
    default:
      return false
  }
}

function withAlt(event: KeyboardEvent, acts: Acts): boolean {
  if (isDialogOpen()) return false
  const station = /^Digit([1-5])$/.exec(event.code)?.[1]
  if (station !== undefined) {
    acts.goTo(stations[Number(station) - 1] ?? 'month')
    return true
  }
  if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
    acts.turnMonth(event.key === 'ArrowLeft' ? -1 : 1)
    return true
  }
  return false
}

function alone(event: KeyboardEvent, acts: Acts): boolean {
  if (event.key === 'F1') {
    acts.goTo('help')
    return true
  }
  if (event.key === 'Enter') return !hasOwnEnter(event.target) && pressFirst()
  if (!view.singleKeys || event.repeat || isTyping(event.target) || isDialogOpen()) return false
  const key = event.key.toLowerCase()
  const own = pageKeys.findLast((keys) => Object.hasOwn(keys, key))?.[key]
  if (own) own()
  else if (key === 't') view.tables = !view.tables
  else if (key === 'n') view.numbersForNames = !view.numbersForNames
  else return false
  return true
}

/** True in a field, where single keys are letters. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable ||
    target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select')
  )
}

/** True where Enter already means something: fields, links, buttons, rows that open. */
function hasOwnEnter(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, a, button, summary, [data-enter]') !== null
  )
}

function isDialogOpen(): boolean {
  return document.querySelector('dialog[open]') !== null
}

/** Presses the one dark button: of the open dialog, else of the drawer, else of the page. */
function pressFirst(): boolean {
  const within = document.querySelector('dialog[open]') ?? document
  const first = within.querySelector<HTMLElement>('.btn.first:not([disabled])')
  first?.click()
  return first !== null
}

/** Pages without a cooperative: only Esc, Enter and what they add themselves mean anything. */
export const noActs: Acts = {
  find: () => undefined,
  chooseFiles: () => undefined,
  undo: () => undefined,
  turnMonth: () => undefined,
  goTo: () => undefined,
}
