import type { FileState, MonthOverview } from '../../core/contract/cooperative.ts'
import type { OutputFile } from '../../core/contract/call.ts'
import type { CallName, Input, Output } from '../../core/contract/contract.ts'
import type { Bridge } from '../../core/contract/bridge.ts'
import { addMonths } from '../../core/calendar/month.ts'
import { ProblemError, type Problem, type Result } from '../../core/problems/problem.ts'
import { text } from '../text/index.ts'
import { addressOf, placeOf, type Place, type Route } from './routes.ts'
import { toast } from './toast.svelte.ts'

const home: Route = { page: 'month', subject: null, tab: null }

/** The window's state: the bridge to the service, the open file, the month at hand and where one is. */
class Session {
  /** The open cooperative; null shows the welcome page. */
  file = $state.raw<FileState | null>(null)
  month = $state('')
  route = $state.raw<Route>(home)
  /** Grows with everything written, so that pages load again. */
  revision = $state(0)
  /** The stations and the month's story, for the path. */
  overview = $state.raw<MonthOverview | null>(null)
  /** A file that could not be opened: a page of its own. */
  trouble = $state.raw<Problem | null>(null)
  /** What went wrong with an act of the frame (undo, copy); stands under the path. */
  note = $state.raw<Problem | null>(null)
  /** What the window shows while no file is open. */
  beginning = $state<'ways' | 'create' | 'help'>('ways')
  /** False until the service has said whether a file is open. */
  started = $state(false)
  #bridge: Bridge | null = null
  #asked: { readonly key: string; readonly answer: Promise<Result<MonthOverview>> } | null = null

  get bridge(): Bridge {
    if (this.#bridge === null) throw new Error('the window has not been connected yet')
    return this.#bridge
  }

  /** Money of this cooperative; pages show amounts in it. */
  get currency(): string {
    return this.file?.cooperative.currency ?? 'EUR'
  }

  async start(bridge: Bridge): Promise<void> {
    this.#bridge = bridge
    addEventListener('popstate', () => this.#arrive())
    const current = await bridge.call('file.current', {})
    if (!current.ok) this.trouble = current.problem
    else if (current.value) this.opened(current.value)
    this.started = true
  }

  /** A call whose problem the caller shows in its own place. */
  call<N extends CallName>(name: N, input: Input<N>): Promise<Result<Output<N>>> {
    return this.bridge.call(name, input)
  }

  /** A file has been opened, or its state has changed. */
  opened(file: FileState): void {
    const isNew = file.session !== this.file?.session
    this.file = file
    this.trouble = null
    if (!isNew) return
    this.note = null
    const place = placeOf(location.hash)
    const start = place ?? { ...home, month: file.workMonth }
    history.replaceState(null, '', addressOf(start))
    this.#arrive()
  }

  /** Shows the page that says why a file stays closed. */
  couldNotOpen(problem: Problem): void {
    this.trouble = problem
  }

  async close(): Promise<void> {
    const closed = await this.call('file.close', {})
    if (!closed.ok) {
      this.note = closed.problem
      return
    }
    this.file = null
    this.overview = null
    this.beginning = 'ways'
    history.replaceState(null, '', location.pathname)
  }

  /** Goes to a page of the month at hand, or of another month. */
  go(route: Partial<Place> & Pick<Route, 'page'>): void {
    const address = this.hrefOf(route)
    if (address !== location.hash) history.pushState(null, '', address)
    this.#arrive()
  }

  /** Same page, another subject or tab, without a new step in the way back: walking a list with the arrows. */
  look(change: Partial<Pick<Route, 'subject' | 'tab'>>): void {
    history.replaceState(null, '', addressOf({ ...this.route, month: this.month, ...change }))
    this.#arrive()
  }

  /** The address of a route, for links. */
  hrefOf(route: Partial<Place> & Pick<Route, 'page'>): string {
    return addressOf({ subject: null, tab: null, month: this.month, ...route })
  }

  turnMonth(count: number): void {
    this.go({ page: this.route.page, tab: this.route.tab, month: addMonths(this.month, count) })
  }

  #arrive(): void {
    const place = placeOf(location.hash)
    if (place === null || this.file === null) return
    const isOtherMonth = place.month !== this.month
    this.month = place.month
    this.route = { page: place.page, subject: place.subject, tab: place.tab }
    this.note = null
    if (isOtherMonth) void this.#loadOverview()
  }

  /** The month's story; the path and the month page share one question. */
  overviewOf(month: string): Promise<Result<MonthOverview>> {
    const key = `${this.file?.session}/${month}/${this.revision}`
    if (this.#asked?.key !== key) this.#asked = { key, answer: this.call('month.overview', { month }) }
    return this.#asked.answer
  }

  async #loadOverview(): Promise<void> {
    const month = this.month
    const answer = await this.overviewOf(month)
    if (month !== this.month) return
    if (answer.ok) this.overview = answer.value
    else this.note = answer.problem
  }

  /** Asks again for everything shown: after a write, here or by a job. */
  async refresh(): Promise<void> {
    this.revision++
    const [file] = await Promise.all([this.call('file.current', {}), this.#loadOverview()])
    if (!file.ok) this.note = file.problem
    else if (file.value) this.opened(file.value)
  }

  /** After a write: shows it everywhere, says what happened, and offers to take it back. */
  async wrote(
    what: string,
    options: { readonly more?: string; readonly batch?: number | null } = {},
  ): Promise<void> {
    const batch = options.batch
    const undo = batch === undefined || batch === null ? null : () => void this.undo(batch)
    await this.refresh()
    toast.show({ what, more: options.more ?? '', undo })
  }

  /** The same after a call that names no batch: what can be taken back is then the newest thing written. */
  async wroteNewest(what: string): Promise<void> {
    await this.refresh()
    const newest = this.file?.undo?.batch ?? null
    toast.show({ what, more: '', undo: newest === null ? null : () => void this.undo(newest) })
  }

  /** Takes a batch back: the one named, else the one this window shows as the newest, whatever another window wrote since. */
  async undo(batch: number | null = this.file?.undo?.batch ?? null): Promise<void> {
    toast.close()
    if (this.file?.readOnly === true || batch === null) return
    const done = await this.call('history.undo', { batch })
    if (!done.ok) {
      this.note = done.problem
      return
    }
    await this.refresh()
    toast.show({ what: done.value.words, more: '', undo: null })
  }

  /** Saves what the service made; a problem or a refusal of the dialog is told, a save says what it is called. */
  async save(made: Result<OutputFile>): Promise<void> {
    if (!made.ok) {
      this.note = made.problem
      return
    }
    const saved = await saveOutput(this.bridge, made.value)
    if (!saved.ok) this.note = saved.problem
    else if (saved.value) toast.show({ what: text.app.saved(made.value.fileName), more: '', undo: null })
  }
}

/** The door's own saving; a dialog closed without a place gives false. */
async function saveOutput(bridge: Bridge, file: OutputFile): Promise<Result<boolean>> {
  try {
    return { ok: true, value: await bridge.transport.save(file) }
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, problem: error.problem }
    throw error
  }
}

export const session = new Session()
