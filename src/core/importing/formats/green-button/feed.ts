import { children, descendants, type XmlElement } from '../../xml/element.ts'

/** An Atom entry with what it carries and the paths by which entries name each other. */
export interface FeedEntry {
  readonly self: string
  readonly up: string
  readonly related: readonly string[]
  readonly title: string
  readonly content: XmlElement
}

export interface Feed {
  readonly usagePoints: readonly FeedEntry[]
  readonly meterReadings: readonly FeedEntry[]
  readonly readingTypes: readonly FeedEntry[]
  readonly blocks: readonly FeedEntry[]
  readonly localTime: XmlElement | null
}

/** The entries of a Green Button feed by what they carry; an entry may carry several resources of one kind. */
export function feedOf(root: XmlElement): Feed {
  const found = { UsagePoint: [], MeterReading: [], ReadingType: [], IntervalBlock: [] } as Record<
    'UsagePoint' | 'MeterReading' | 'ReadingType' | 'IntervalBlock',
    FeedEntry[]
  >
  let localTime: XmlElement | null = null
  for (const entry of descendants(root, 'entry')) {
    const links = children(entry, 'link')
    const href = (rel: string): string[] =>
      links
        .filter(({ attributes }) => attributes.get('rel') === rel)
        .map(({ attributes }) => pathOf(attributes.get('href') ?? ''))
    const names = { self: href('self')[0] ?? '', up: href('up')[0] ?? '', related: href('related') }
    const title = children(entry, 'title')[0]?.text.trim() ?? ''
    for (const kind of ['UsagePoint', 'MeterReading', 'ReadingType', 'IntervalBlock'] as const)
      for (const content of descendants(entry, kind)) found[kind].push({ ...names, title, content })
    for (const one of descendants(entry, 'LocalTimeParameters')) localTime ??= one
  }
  return {
    usagePoints: found.UsagePoint,
    meterReadings: found.MeterReading,
    readingTypes: found.ReadingType,
    blocks: found.IntervalBlock,
    localTime,
  }
}

/** Without the host and a slash at the end, so that absolute and relative links of one feed meet. */
const pathOf = (href: string): string =>
  href
    .replace(/^[a-z]+:\/\/[^/]*/i, '')
    .replace(/\/+$/, '')
    .replace(/^(?!\/)/, '/')

/**
 * The parent of an entry among candidates: the one whose path the child's path or `up` continues, else the one that lists the child as
 * related, else the only one there is; null where none can be told.
 */
export function parentOf(child: FeedEntry, candidates: readonly FeedEntry[]): FeedEntry | null {
  const [only, second] = candidates
  const inside = (parent: FeedEntry): boolean =>
    parent.self !== '/' &&
    parent.self !== '' &&
    (child.self.startsWith(`${parent.self}/`) ||
      child.up === parent.self ||
      child.up.startsWith(`${parent.self}/`))
  const lists = (parent: FeedEntry): boolean =>
    parent.related.some((path) => path !== '/' && (path === child.self || path === child.up))
  return candidates.find(inside) ?? candidates.find(lists) ?? (second === undefined ? (only ?? null) : null)
}

/** The entry that another one lists as related (a meter reading its reading type), else the only one there is. */
export function relatedOf(entry: FeedEntry, candidates: readonly FeedEntry[]): FeedEntry | null {
  const [only, second] = candidates
  return (
    candidates.find((one) => one.self !== '/' && entry.related.includes(one.self)) ??
    (second === undefined ? (only ?? null) : null)
  )
}
