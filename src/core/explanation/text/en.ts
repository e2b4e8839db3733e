import type { DayPart, SharePart } from '../../billing/result.ts'
import { byContribution, type BillFacts, type OtherPart } from '../facts.ts'
import * as figures from '../format.ts'
import { changeLabel } from './change.en.ts'
import { ruleNames } from './names.en.ts'
import { list, rho, slots } from './words.en.ts'

const dayParts: Record<DayPart, string> = {
  night: 'at night',
  morning: 'in the morning',
  midday: 'at midday',
  evening: 'in the evening',
}

const causes: Record<SharePart['cause'], string> = {
  bought: 'Bought from neighbours',
  sold: 'Sold to neighbours',
  'common-pv': 'Your part of the common solar plant',
  battery: 'Your part of the common battery',
  peak: 'A lower common peak',
  fee: 'Fees of the cooperative',
  standing: 'No connection of your own to pay for',
  weights: 'Weights of the groups',
  solidarity: 'Solidarity share',
  stability: 'Moved so that no group has cause to leave',
  'invoice-difference': 'Difference to the supplier’s invoice',
  'operator-difference': 'Difference to the grid operator’s split',
}

const euro = (facts: BillFacts, cents: number): string => figures.money(cents, facts.currency)
/** The size of an amount whose direction the words tell. */
const size = (facts: BillFacts, cents: number): string => figures.money(Math.abs(cents), facts.currency)

/** With a premium nothing is sold between members: energy is received and supplied. */
const premiumCauses: Partial<Record<SharePart['cause'], string>> = {
  bought: 'Received from neighbours',
  sold: 'Supplied to neighbours',
}

function partLabel(
  { model }: Pick<BillFacts, 'model'>,
  { cause, band }: Pick<SharePart, 'cause' | 'band'>,
): string {
  const name = (model === 'premium' ? premiumCauses[cause] : undefined) ?? causes[cause]
  return band === null ? name : `${name} ${dayParts[band]}`
}

/** `Anna pays 12.50 €`: what is transferred. */
function transfer(facts: BillFacts, cents: number): string {
  if (cents === 0) return `${facts.name} pays nothing`
  return `${facts.name} ${cents > 0 ? 'pays' : 'gets'} ${size(facts, cents)}`
}

/** A balance from before is told apart: it is paid with this bill and no part of the comparison. */
function headlineWithBalance(facts: BillFacts): string {
  const { name, betterOffCents } = facts
  const { openingBalanceCents, dueCents } = facts.remarks
  const side = openingBalanceCents < 0 ? ' in credit' : ''
  const pays = `${transfer(facts, dueCents)}, with ${size(facts, openingBalanceCents)}${side} from before.`
  if (betterOffCents === 0) return `${pays} The month itself is all in all as much as alone.`
  return `${pays} This month ${name} is ${size(facts, betterOffCents)} ${betterOffCents > 0 ? 'better' : 'worse'} off than alone.`
}

function headline(facts: BillFacts): string {
  const { amountCents, betterOffCents, outside } = facts
  if (facts.remarks.openingBalanceCents !== 0) return headlineWithBalance(facts)
  const pays = transfer(facts, amountCents)
  if (betterOffCents === 0) return `${pays}, all in all as much as alone.`
  if (outside === null && amountCents > 0 && facts.withoutCents >= 0)
    return `${pays}, ${size(facts, betterOffCents)} ${betterOffCents > 0 ? 'less' : 'more'} than alone.`
  return `${pays} and is ${size(facts, betterOffCents)} ${betterOffCents > 0 ? 'better' : 'worse'} off than alone.`
}

function lead(facts: BillFacts): string {
  const { offtake, feedIn, sharedIn, sharedOut } = facts
  if (offtake === 0 && feedIn === 0) return 'No electricity was measured this month.'
  const received = `${figures.kWhFigure(sharedIn)} of ${figures.energy(offtake)} came from neighbours.`
  const supplied = `${figures.kWhFigure(sharedOut)} of ${figures.energy(feedIn)} fed in went to neighbours.`
  return [offtake > 0 ? received : '', feedIn > 0 ? supplied : ''].filter(Boolean).join(' ')
}

function alone(facts: BillFacts): string {
  const { offtake, feedIn, withoutCents, averagePrice } = facts
  const verb = withoutCents < 0 ? 'earned' : 'cost'
  const worth = `would have ${verb} ${size(facts, withoutCents)}.`
  if (averagePrice !== null)
    return `Alone, ${figures.energy(offtake)} at ${figures.pricePerKWh(averagePrice, facts.currency)} on average ${worth}`
  if (feedIn === 0) return `Alone, this month ${worth}`
  if (offtake === 0) return `Alone, feeding in ${figures.energy(feedIn)} ${worth}`
  return `Alone, using ${figures.energy(offtake)} and feeding in ${figures.energy(feedIn)} ${worth}`
}

/** `8.28 € at midday and 1.19 € in the evening`; bought and sold told apart where both occur. */
function traded(facts: BillFacts): string {
  const parts = facts.parts.filter((part) => part.cause === 'bought' || part.cause === 'sold')
  const both = new Set(parts.map((part) => part.cause)).size > 1
  const word = { bought: 'received', sold: 'supplied' } as const
  const words = parts.map(({ cause, band, cents }) =>
    [
      euro(facts, cents),
      both ? (facts.model === 'premium' ? word[cause as 'bought' | 'sold'] : cause) : '',
      band === null ? '' : dayParts[band],
    ]
      .filter(Boolean)
      .join(' '),
  )
  return list(words)
}

function share(facts: BillFacts): string | null {
  const parts = facts.parts.filter((part) => part.cause === 'bought' || part.cause === 'sold')
  if (parts.length === 0)
    return facts.parts.length === 0
      ? 'Nothing of what was saved this month comes from sharing with you.'
      : null
  const has = (cause: 'bought' | 'sold'): boolean => parts.some((part) => part.cause === cause)
  const detail = parts.length === 1 && parts[0]!.band === null ? '' : `: ${traded(facts)}`
  if (facts.tradedCents <= 0)
    return `Under the rule in force, ${ruleNames[facts.rule]}, sharing changes your cost by ${figures.difference(-facts.tradedCents)}${figures.NARROW}${figures.currencySign(facts.currency)}${detail}.`
  if (facts.model === 'premium')
    return `Of the premium on shared energy ${size(facts, facts.tradedCents)} is yours${detail}.`
  if (!byContribution.has(facts.rule))
    return `Under the rule in force, ${ruleNames[facts.rule]}, sharing is worth ${size(facts, facts.tradedCents)} to you${detail}.`
  const using = has('bought') ? 'using electricity when neighbours had some to spare' : ''
  const feeding = has('sold') ? 'feeding in when neighbours needed it' : ''
  const doing = [using, feeding].filter(Boolean).join(' and by ')
  return `By ${doing}, you made the cooperative ${size(facts, facts.tradedCents)} better off. That is yours${detail}.`
}

function otherPart(facts: BillFacts, part: OtherPart): string {
  const effect = part.cents > 0 ? 'lowers' : 'raises'
  const given = facts.equity?.rho ?? null
  if (part.cause === 'solidarity' && given !== null)
    return `${rho(given)} of what the households saved goes where electricity weighs most on income. That ${effect} what you pay by ${size(facts, part.cents)}.`
  if (part.cause === 'weights')
    return `The weights by income change what you add to the others. That ${effect} what you pay by ${size(facts, part.cents)}.`
  const by = part.bands.map(({ band, cents }) => `${euro(facts, cents)} ${dayParts[band]}`)
  const name = partLabel(facts, { cause: part.cause, band: by.length === 1 ? part.bands[0]!.band : null })
  if (part.cents === 0) return `${name}: all in all it changes nothing, ${list(by)}.`
  const detail = by.length < 2 ? '' : `, of which ${list(by)}`
  return `${name}: it ${effect} what you pay by ${size(facts, part.cents)}${detail}.`
}

function together(facts: BillFacts): string | null {
  if (facts.outside === null) return null
  const { supplierCents, billCents } = facts.outside
  const supplier =
    supplierCents < 0
      ? `Outside, your surplus earns you about ${size(facts, supplierCents)}`
      : `Your supplier will charge about ${size(facts, supplierCents)}`
  const paper = facts.model === 'premium' ? 'statement' : 'bill'
  const bill =
    billCents < 0
      ? `this ${paper} credits you ${size(facts, billCents)}`
      : `this ${paper} asks for ${size(facts, billCents)}`
  return `${supplier}, and ${bill}. Together that is ${euro(facts, facts.withCents)}.`
}

function settlement(facts: BillFacts): string | null {
  if (facts.settlement === null) return null
  const { basisCents, shareCents, settlementCents, beforeVat } = facts.settlement
  const note = beforeVat ? ' All three are before VAT.' : ''
  const gave =
    basisCents < 0
      ? `The price between members cost you ${size(facts, basisCents)}`
      : `The price between members gave you ${euro(facts, basisCents)} of the saving`
  if (settlementCents === 0)
    return `${gave}, and that is your share under the rule in force. Nothing is settled with the others.`
  const fair = byContribution.has(facts.rule) ? 'your fair share' : 'your share under the rule in force'
  const end =
    settlementCents > 0
      ? `so ${size(facts, settlementCents)} goes to the others.`
      : `so ${size(facts, settlementCents)} comes to you from the others.`
  return `${gave}; ${fair} is ${euro(facts, shareCents)}, ${end}${note}`
}

const remarks = {
  joined: (date: string): string =>
    `You joined on ${figures.longDate(date)}; this bill covers the days from then on.`,
  left: (date: string): string =>
    `Your membership ended on ${figures.longDate(date)}; this bill covers the days until then.`,
  joinedLastMonth: (date: string, month: string): string =>
    `${figures.monthName(date.slice(0, 7), month)} counts only from ${figures.longDate(date)} on, so the comparison is not of two full months.`,
  gap: (point: string, count: number, step: number): string =>
    `Meter ${point} has no value in ${slots(count, step)}.`,
  leftOut: (count: number, step: number): string =>
    `${slots(count, step)} without all values are left out for everyone.`,
  absent: (count: number, step: number): string =>
    `${slots(count, step)} of yours are left out of this bill. A later correction brings them back.`,
  imputed: (count: number, step: number): string =>
    `${slots(count, step)} without a value are filled in with your mean at the same time on similar days.`,
  estimated: (count: number, step: number, points: readonly string[]): string =>
    `${slots(count, step)}${points.length > 0 ? ` at ${list(points)}` : ''} ${count === 1 ? 'is an estimate' : 'are estimates'} of the grid operator.`,
  empty: (count: number, step: number): string =>
    `In ${slots(count, step)} of the month nobody has a value; they are no part of it.`,
  opening: (facts: BillFacts): string => {
    const { openingBalanceCents, dueCents } = facts.remarks
    const balance =
      openingBalanceCents > 0
        ? `An opening balance of ${size(facts, openingBalanceCents)} is added`
        : `An opening balance of ${size(facts, openingBalanceCents)} in your favour is taken off`
    return `${balance}, so ${size(facts, dueCents)} ${dueCents < 0 ? 'is credited' : 'is due'}.`
  },
  reverseCharge: (cooperative: string): string =>
    `Reverse charge: the VAT on what you fed in is owed by ${cooperative}, not by you.`,
  passedOnVat: (facts: BillFacts): string =>
    `The amount ${facts.remarks.passedOnVatCents < 0 ? 'credits' : 'holds'} ${size(facts, facts.remarks.passedOnVatCents)} VAT. You settle it with the tax office, so it is left out of the comparison.`,
  worseOff: (facts: BillFacts): string =>
    `This month the cooperative cost you ${size(facts, facts.remarks.worseOffCents)} more than it brought${facts.hasVat ? ', before VAT' : ''}.`,
  preview: (reason: string): string => `This is a preview, not a bill. ${reason}`,
  sampled: (facts: BillFacts, halfWidthCents: number): string =>
    `Your share was found from many random orders of joining, because counting every group would take too long. It is right to ± ${size(facts, halfWidthCents)}, with 95 % certainty.`,
}

/** Everything a bill says, in English; another language has the same shape. */
export const en = {
  headline,
  lead,
  steps: {
    without: (): string => 'Without the cooperative',
    part: partLabel,
    fixed: (): string => 'Fixed fees',
    tax: (): string => 'Value added tax',
    withCooperative: (facts: BillFacts): string =>
      facts.outside !== null ? 'With the cooperative' : facts.withCents < 0 ? 'Credited' : 'To pay',
    supplier: ({ outside }: BillFacts): string =>
      outside !== null && outside.supplierCents < 0
        ? 'Outside, your surplus earns about'
        : 'Your supplier will charge about',
    bill: (facts: BillFacts): string => (facts.model === 'premium' ? 'This statement' : 'This bill'),
  },
  alone,
  share,
  otherPart,
  fixed: (facts: BillFacts): string =>
    `Fixed fees ${facts.fixedCents < 0 ? 'take off' : 'add'} ${size(facts, facts.fixedCents)}.`,
  together,
  settlement,
  changeLabel,
  remarks,
}

export type ExplanationText = typeof en
