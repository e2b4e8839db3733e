import { NO_BREAK } from '../figures.ts'
import { capital, counted, monthName } from './words.ts'

/** `15 August` of `2026-08-15`. */
const dayAndMonth = (date: string): string => `${Number(date.slice(8, 10))}${NO_BREAK}${monthName(date)}`

/** Tariffs: prices by name, day and time of day. */
export const tariffs = {
  /** `prices`: what buying costs in the month, the later ones with their first day. */
  headline: (
    names: number,
    prices: readonly { readonly from: string; readonly buy: string }[],
    unit: string,
  ) => {
    const [first, ...later] = prices
    if (first === undefined)
      return names === 0
        ? 'No prices yet.'
        : `${capital(counted(names, 'tariff', 'tariffs'))}, none of them in force this month.`
    const changes = later.map(({ from, buy }) => `, from ${dayAndMonth(from)} ${buy}${NO_BREAK}${unit}`)
    return `A bought kilowatt hour costs ${first.buy}${NO_BREAK}${unit}${changes.join('')}.`
  },
  lead: (names: number) =>
    names <= 1
      ? 'These prices count for everyone who has none of their own.'
      : `${capital(counted(names, 'tariff', 'tariffs'))}. The first counts for everyone who has none of their own.`,
  emptyLead:
    'Without prices no month can be settled. Add what a bought kilowatt hour costs and what a surplus one earns.',
  add: 'Add a price',
  addShort: 'Add a price row',
  importList: 'Import a list',
  reference: 'the cooperative’s',
  columns: {
    name: 'Tariff',
    valid: 'Valid',
    band: 'Time',
    buy: 'Bought',
    sell: 'Sold',
    network: 'Grid',
    fee: 'Fee',
    internal: 'Between you',
    fixed: 'A month',
    vat: 'VAT',
  },
  always: 'any month',
  since: (from: string) => `since ${from}`,
  until: (until: string) => `until ${until}`,
  between: (from: string, until: string) => `${from} to ${until}`,
  allDay: 'all day',
  middle: 'the middle',
  noVat: 'as the cooperative',
  dayNames: { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' },
  everyDay: 'every day',
  change: 'Change',
  remove: 'Remove',
  removeTitle: 'Remove this price?',
  removed: 'Price removed.',
  saved: 'Price saved.',
  changeLabel: (name: string, valid: string) => `Change ${name}, ${valid}`,
  removeLabel: (name: string, valid: string) => `Remove ${name}, ${valid}`,
  form: {
    addHeadline: 'A new price.',
    editHeadline: (name: string) => `Changing ${name}.`,
    lead: 'A row counts for the days it names; a row with a time of day goes before one without.',
    which: 'Which',
    name: 'Name',
    nameHelp: 'Rows of one name belong together.',
    from: 'First day',
    until: 'Last day',
    untilHelp: 'Empty: open.',
    band: 'Time of day',
    bandFrom: 'From',
    bandUntil: 'Until',
    bandHelp: 'HH:MM. Both empty: all day. May pass midnight.',
    days: 'Days',
    daysHelp: 'None ticked: every day.',
    prices: 'Prices per kWh',
    buy: 'Bought from the own supplier',
    sell: 'Surplus sold outside',
    sharedNetwork: 'Grid charges a shared kWh still costs',
    fee: 'What the cooperative keeps of a shared kWh',
    internal: 'Price between members',
    internalHelp: (middle: string, unit: string) =>
      `${unit}. Empty: the middle of what both sides would have, now ${middle}${NO_BREAK}${unit}.`,
    internalUnknown: (unit: string) => `${unit}. Empty: the middle of what both sides would have.`,
    more: 'Beside the energy',
    fixed: 'Fixed amount a month',
    vat: 'VAT',
    vatHelp: 'Percent. Empty: as the cooperative.',
    standing: 'Standing charge a month',
    standingHelp: (currency: string) =>
      `${currency}. Behind one common connection: what a member would pay for one of its own.`,
    cap: 'The most a kilowatt hour may cost',
    capLead: 'Settling checks every member against it, with everything they pay for the energy.',
    capPrice: 'Not above',
    capPercent: 'Not above a part of another tariff',
    capPercentHelp: 'Percent, such as 90.',
    capTariff: 'Which tariff',
    capTariffHelp: 'Its name, as in this list.',
    save: 'Save the price',
    saving: 'Saving…',
    cancel: 'Cancel',
  },
  problems: {
    price: (unit: string) => `A price in ${unit} with at most four places, such as 29.10.`,
    hundredfold: (price: string, likely: string, unit: string) =>
      `${price}${NO_BREAK}${unit} a kilowatt hour is unusual. Did you mean ${likely}?`,
    perUnit: (price: string, likely: string, unit: string) =>
      `${price}${NO_BREAK}${unit} a kilowatt hour is very little. Did you mean ${likely}?`,
    swapped:
      'You sell dearer than you buy. Are the two swapped? Where they are not, save again, and they stay.',
    paidToBuy: (price: string, unit: string) =>
      `Below zero a bought kilowatt hour would earn you money. Did you mean ${price}${NO_BREAK}${unit}? Where you did not, save again, and it stays.`,
    time: 'A time such as 22:00.',
    bandHalf: 'A time of day has a beginning and an end.',
    amount: 'An amount with two places, such as 3.50.',
    percent: 'A percentage such as 90.',
    capHalf: 'A part needs both: the percentage and the tariff it is of.',
  },
  import: {
    headline: 'Bring a list of prices.',
    lead: 'One row a price, amounts per kWh. You see what it would do before anything is saved.',
    fits: 'CSV or Excel with a header row: name, from, until, band_from, band_until, days, buy, sell, shared_network, fee, internal, fixed_per_month, vat, standing_per_month, cap_price, cap_percent, cap_tariff',
  },
}
