import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
} from '@tanstack/virtual-core'
import { flushSync, tick, untrack } from 'svelte'

/** Up to here all rows stand in the page; above, only those in sight do. */
export const MOST_PLAIN_ROWS = 200
/** Rows beyond the edge that are there already, so that Tab and a turn of the wheel find them. */
const BEYOND_SIGHT = 12
/** A row of one line, px, until one has been measured. */
const USUAL_HEIGHT = 34
/** Pictures of the screen in which measured rows are sure to have their place. */
const FRAMES_TO_SETTLE = 3

export interface LongList {
  readonly count: () => number
  /** Tells a row from all others, wherever it stands. */
  readonly keyOf: (index: number) => string
  /** What scrolls; undefined until it is in the page. */
  readonly frame: () => HTMLElement | undefined
  /** Rows that stay in the page wherever one looks. */
  readonly kept?: () => readonly number[]
  /** Heights of what stays above and below the rows inside the frame, px. */
  readonly stays?: () => { readonly above: number; readonly below: number }
}

/** A row that stands in the page, and the height of those left out before it, px. */
export interface PlacedRow {
  readonly index: number
  readonly gap: number
}

/** Which rows of a long list stand in the page, and how much room the others take. To be made while a component is. */
export class Windowed {
  readonly #list: LongList
  #virtualizer: Virtualizer<HTMLElement, HTMLElement>
  /** The height of the row measured first: what is taken for those that never stood in the page. */
  #lineHeight: number | null = null
  #turn = $state(0)
  /** Printing and finding in the page want every row there is. */
  #wantsAll = $state(false)
  #focused = $state<number | null>(null)

  /** More rows than the page is to hold. */
  readonly isLong = $derived.by(() => this.#list.count() > MOST_PLAIN_ROWS)
  readonly #placed = $derived.by(() => this.#place())

  constructor(list: LongList) {
    this.#list = list
    this.#virtualizer = this.#fresh()
    $effect(() => {
      if (!this.isLong || list.frame() === undefined) return
      const unmount = this.#virtualizer._didMount()
      this.#virtualizer._willUpdate()
      return () => {
        unmount()
        // where it was scrolled to is nobody's wish once it has been short
        this.#virtualizer = this.#fresh()
      }
    })
  }

  /** The rows in the page, in order. */
  get rows(): readonly PlacedRow[] {
    return this.#placed.rows
  }

  /** The height of the rows left out after the last one, px. */
  get after(): number {
    return this.#placed.after
  }

  /** Keeps the row with the focus in the page, however far it is scrolled away: rows tell their place by `data-index`. */
  readonly onfocusin = (event: FocusEvent): void => {
    this.#focused = placeOf(event.target)
  }
  readonly onfocusout = (): void => {
    this.#focused = null
  }

  /** Brings a row into sight inside the frame; when this is done it stands in the page. The page itself does not move. */
  async reveal(index: number): Promise<void> {
    if (index < 0) return
    if (this.isLong) this.#focused = index
    await tick()
    if (this.#scrollTo(index) && this.isLong) void this.#settle(index)
    await tick()
  }

  /** Rows that came into sight have their real height a moment later, which may move the one that was asked for. */
  async #settle(index: number): Promise<void> {
    for (let frame = 0; frame < FRAMES_TO_SETTLE && this.#focused === index; frame++) {
      await new Promise(requestAnimationFrame)
      this.#scrollTo(index)
    }
  }

  /** True where the frame had to move. */
  #scrollTo(index: number): boolean {
    const frame = this.#list.frame()
    const row = frame?.querySelector(`[data-index="${index}"]`)
    if (!frame || !row) return false
    const [whole, box] = [frame.getBoundingClientRect(), row.getBoundingClientRect()]
    const { above, below } = this.#stays
    const way = Math.min(0, box.top - whole.top - above) + Math.max(0, box.bottom - whole.bottom + below)
    frame.scrollTop += way
    return way !== 0
  }

  /** Takes a row's real height, given by the row itself. */
  readonly measure = (row: HTMLElement): (() => void) | undefined => {
    if (!this.isLong) return undefined
    this.#virtualizer.measureElement(row)
    return () => this.#virtualizer.measureElement(null)
  }

  readonly showAll = (): void => {
    if (this.isLong) flushSync(() => (this.#wantsAll = true))
  }
  readonly showSome = (): void => {
    this.#wantsAll = false
  }

  /** The browser's own search looks at what is in the page, and nothing tells a page when it ends. */
  readonly onfind = (event: KeyboardEvent): void => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'f') this.showAll()
  }

  #fresh(): Virtualizer<HTMLElement, HTMLElement> {
    const initialRect = { width: 0, height: globalThis.innerHeight }
    return new Virtualizer({ ...untrack(() => this.#options(0, [])), initialRect })
  }

  get #stays(): { readonly above: number; readonly below: number } {
    return this.#list.stays?.() ?? { above: 0, below: 0 }
  }

  #options(count: number, kept: readonly number[]) {
    const { above, below } = this.#stays
    return {
      count,
      getScrollElement: () => this.#list.frame() ?? null,
      estimateSize: () => this.#lineHeight ?? USUAL_HEIGHT,
      getItemKey: this.#list.keyOf,
      overscan: BEYOND_SIGHT,
      scrollMargin: above,
      scrollPaddingStart: above,
      scrollPaddingEnd: below,
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      // the library's own rounds to whole px, which over hundreds of rows moves the last one out of sight
      measureElement: (row: HTMLElement) => {
        const { height } = row.getBoundingClientRect()
        this.#lineHeight ??= height
        return height
      },
      rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) =>
        [...new Set([...defaultRangeExtractor(range), ...kept.filter((index) => index < count)])].toSorted(
          (a, b) => a - b,
        ),
      onChange: () => void this.#turn++,
    }
  }

  #place(): { readonly rows: readonly PlacedRow[]; readonly after: number } {
    const count = this.#list.count()
    if (!this.isLong || this.#wantsAll)
      return { rows: Array.from({ length: count }, (_, index) => ({ index, gap: 0 })), after: 0 }
    void this.#turn
    const focused = this.#focused === null ? [] : [this.#focused]
    const options = this.#options(count, [...(this.#list.kept?.() ?? []), ...focused])
    this.#virtualizer.setOptions(options)
    let end = options.scrollMargin
    const rows = this.#virtualizer.getVirtualItems().map((item) => {
      const gap = item.start - end
      end = item.end
      return { index: item.index, gap }
    })
    return { rows, after: this.#virtualizer.getTotalSize() + options.scrollMargin - end }
  }
}

/** Which row of a list an element stands in; null outside. */
export function placeOf(target: EventTarget | null): number | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null
  return row === null ? null : Number(row.dataset['index'])
}
