import type { Direction } from '../community/vocabulary.ts'
import { LabelColumn, type Channel } from './channel.ts'
import { directionIn, directionOfFile, isBehindTheMeter } from './direction-words.ts'
import { isRegister } from './energy-units.ts'
import type { FormatContext } from './formats/format.ts'
import { hintFor, sideOf, type TableHints } from './formats/table-hints.ts'
import { GrowingValues } from './growing-values.ts'
import type { Mapping } from './inspection.ts'
import type { Labels } from './label-clock.ts'
import { registersOfOneMeter } from './mapping-guess.ts'
import { TARIFF_REGISTER } from './table-roles.ts'
import type { TimeLabel } from './time-label.ts'

export type MappedColumn = Mapping['columns'][number]

interface GrowingChannel {
  readonly point: string
  readonly direction: Direction | 'other'
  readonly register: string
  /** Which of the labels its values stand at: those from `first` on, or `rows` where it leaves some out. */
  readonly first: number
  rows: number[] | null
  readonly values: GrowingValues
  /** Null as long as every value is measured. */
  qualities: number[] | null
}

/** Whose the values of a column were in the row before: mostly they are in the next row too. */
interface Latest {
  readonly named: string | null
  readonly side: string | null
  readonly channel: GrowingChannel
}

const sideOfColumn = ({ direction }: MappedColumn): Direction | 'other' =>
  direction === 'offtake' || direction === 'feed-in' ? direction : 'other'

/** Whose values a table's columns are, and on which side of the meter; grows channels row by row. */
export class MappedChannels {
  readonly #hints: TableHints
  readonly #mapping: Mapping
  readonly #directions: ReadonlyMap<string, Direction>
  /** The side that the file's name says. */
  readonly #named: Direction | null
  readonly #oneMeter: boolean
  readonly #channels = new Map<string, GrowingChannel>()
  /** By direction and column. */
  readonly #latest = new Map<string, Latest[]>()
  readonly #labels = new LabelColumn()
  /** The headers whose side the table does not state, by the side they were given. */
  readonly #taken = new Map<string, Set<string>>()

  constructor(mapping: Mapping, { file, directions, hints }: FormatContext & { readonly hints: TableHints }) {
    this.#hints = hints
    this.#mapping = mapping
    this.#directions = directions
    this.#named = directionOfFile(file)
    this.#oneMeter = hints.oneMeter === true || registersOfOneMeter(mapping.columns)
  }

  get size(): number {
    return this.#channels.size
  }

  /** The row that the values added next stand in. */
  begin({ naive, instant, pass }: TimeLabel): void {
    this.#labels.add(naive, instant, pass)
  }

  /**
   * Adds one value (10⁻⁶ kWh, NaN = missing) of the row begun. `named` is the point and `side` the direction that the row itself
   * names; both are null where the table has no column for them.
   */
  add(
    column: MappedColumn,
    row: { readonly named: string | null; readonly side: string | null },
    micro: number,
    quality: number,
  ): void {
    if (column.direction === 'net' || column.direction === 'net-reversed') {
      const used = column.direction === 'net' ? micro : -micro
      this.add({ ...column, direction: 'offtake' }, row, Math.max(0, used), quality)
      this.add({ ...column, direction: 'feed-in' }, row, Math.max(0, -used), quality)
      return
    }
    const channel = this.#channelOf(column, row.named, row.side)
    const at = this.#labels.length - 1
    const { values } = channel
    if (channel.rows === null && at !== channel.first + values.length)
      channel.rows = Array.from({ length: values.length }, (_, k) => channel.first + k)
    channel.rows?.push(at)
    values.push(this.#isNegative(column.header) ? -micro : micro)
    if (quality > 0) channel.qualities ??= Array.from({ length: values.length - 1 }, () => 0)
    channel.qualities?.push(quality)
  }

  /** The channels in the order in which they began, and in sentences what had to be taken for granted. */
  finish(): { readonly channels: readonly Channel[]; readonly notes: readonly string[] } {
    const shared = new Map<string, Labels>()
    let flipped = 0
    const channels = [...this.#channels.values()].map((growing): Channel => {
      const { point, direction, register, qualities } = growing
      const labels = this.#labelsOf(growing, shared)
      const values = growing.values.finish()
      if (this.#isFedInBelowZero(direction, values)) {
        flipped++
        for (const k of values.keys()) values[k] = -(values[k] as number)
      }
      return {
        point,
        direction,
        quantity: 'measured',
        register,
        labels,
        values,
        qualities: qualities && Uint8Array.from(qualities),
        cumulative: isRegister(this.#mapping.unit),
      }
    })
    const signs =
      flipped > 0 ? ['Energy fed in is written below zero in this file; it is read without the sign.'] : []
    return { channels, notes: [...this.#sideNotes(), ...signs] }
  }

  /** Columns that have a value in the same rows, as those of a wide table do, share their labels. */
  #labelsOf({ first, rows, values }: GrowingChannel, shared: Map<string, Labels>): Labels {
    if (rows !== null) return this.#labels.pick(rows)
    const key = `${first} ${values.length}`
    const known = shared.get(key)
    if (known) return known
    const isWhole = first === 0 && values.length === this.#labels.length
    const labels = isWhole
      ? this.#labels.finish()
      : this.#labels.pick(Array.from({ length: values.length }, (_, k) => first + k))
    shared.set(key, labels)
    return labels
  }

  #channelOf(column: MappedColumn, named: string | null, side: string | null): GrowingChannel {
    let seats = this.#latest.get(column.direction)
    if (!seats) this.#latest.set(column.direction, (seats = []))
    const latest = seats[column.column]
    if (latest?.named === named && latest.side === side) return latest.channel
    const channel = this.#findChannel(column, named, side)
    seats[column.column] = { named, side, channel }
    return channel
  }

  #findChannel(column: MappedColumn, named: string | null, side: string | null): GrowingChannel {
    const said = named ?? column.point
    // several nameless columns of one side are several meters unless tariff times tell them apart
    const point =
      said === '' && !this.#oneMeter && this.#mapping.layout === 'wide' ? this.#nameOf(column) : said
    const stated = side === null ? sideOfColumn(column) : sideOf(this.#hints, side)
    const direction = stated === null || stated === 'other' ? this.#unstated(point, column) : stated
    const register =
      this.#hints.oneMeter || TARIFF_REGISTER.test(column.header)
        ? column.header
        : side !== null && TARIFF_REGISTER.test(side)
          ? side
          : ''
    const key = `${point}\n${direction}\n${register}\n${column.column}`
    let channel = this.#channels.get(key)
    if (!channel) {
      const first = this.#labels.length - 1
      channel = {
        point,
        direction,
        register,
        first,
        rows: null,
        values: new GrowingValues(),
        qualities: null,
      }
      this.#channels.set(key, channel)
    }
    return channel
  }

  /** The side of a column that names none: the registered point's, the file name's, the source's usual one. */
  #unstated(point: string, { header }: MappedColumn): Direction | 'other' {
    const registered = this.#directions.get(point)
    if (registered !== undefined) return registered
    // ids of sensors are words
    const byId = /\d{6}/.test(point) ? null : directionIn(point.replaceAll(/[._:-]/g, ' '))
    if (byId !== null) return byId
    const side = this.#named ?? this.#hints.usually ?? null
    if (side === null || isBehindTheMeter(header)) return 'other'
    const words = this.#taken.get(side) ?? new Set<string>()
    this.#taken.set(side, words.add(header || 'value'))
    return side
  }

  /** A nameless meter goes by its header, which may come more than once. */
  #nameOf({ column, header }: MappedColumn): string {
    const same = this.#mapping.columns.filter((one) => one.header === header)
    return same.length === 1 && header !== '' ? header : `${header || 'column'} ${column + 1}`
  }

  #isNegative(header: string): boolean {
    const hint = hintFor(this.#hints, header)
    return hint !== null && hint !== 'left-out' && hint.negative === true
  }

  /** A column that says feed-in and never goes above zero writes it with a minus sign. */
  #isFedInBelowZero(direction: Channel['direction'], values: Float64Array): boolean {
    return (
      direction === 'feed-in' &&
      !isRegister(this.#mapping.unit) &&
      values.some((value) => value < 0) &&
      !values.some((value) => value > 0)
    )
  }

  /** How sides that the table does not state were found. */
  #sideNotes(): string[] {
    return [...this.#taken].map(([side, headers]) => {
      const words = side === 'offtake' ? 'energy used' : 'energy fed in'
      const columns = `“${[...headers].join('”, “')}”`
      return this.#named === null
        ? `The file does not say whether ${columns} is energy used or fed in; files of this source are read as ${words}. The side of a registered metering point goes before that.`
        : `Nothing but the file’s name says that ${columns} is ${words}.`
    })
  }
}
