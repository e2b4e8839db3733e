import { repeatedField } from '../../game/explicit/repeated-field.ts'
import { ProblemError } from '../../problems/problem.ts'
import { dispatchProblem } from '../problems.ts'
import {
  defaultSettings,
  type CommonAssets,
  type Study,
  type StudyMember,
  type StudyPrices,
} from '../study.ts'
import { readBattery } from './battery.ts'
import { Fields, refusal } from './fields.ts'
import { readMember } from './member.ts'
import { readSettings } from './settings.ts'

/** A study and the fields of the file that mean nothing here. */
export interface ReadStudy {
  readonly study: Study
  readonly ignored: readonly string[]
}

/** What load not served and import beyond the connection cost where the study does not say, per kWh. */
const LOST_LOAD = 3
const LOST_LOAD_FRACTION = 0.5

/**
 * Reads a STUDY.json (interface.md). Strict: what cannot be meant is refused with the field's name, what is not known is
 * named and left out, and nothing unreadable becomes 0. Throws a ProblemError.
 */
export function readStudy(json: string): ReadStudy {
  const document = parse(json)
  const twice = repeatedField(json)
  if (twice !== null) throw new ProblemError(dispatchProblem('study-field-twice', { field: twice }))
  return readStudyDocument(document)
}

/** The same for a document that is parsed already. */
export function readStudyDocument(document: unknown): ReadStudy {
  const ignored: string[] = []
  const fields = new Fields(document, '', ignored)
  const stepMinutes = fields.number('stepMinutes', { least: 0, most: 1440, above: true, unit: 'minutes' })
  const steps = fields.number('steps', { least: 1, most: 100_000, whole: true })
  const horizon = { steps, hours: stepMinutes / 60 }
  const members = fields.objects('members').map((one) => readMember(one, horizon))
  if (members.length === 0) throw refusal('members', 'a list of at least one member', [])
  refuseTwice(members)
  const study: Study = {
    name: fields.text('name', 'study'),
    stepMinutes,
    steps,
    currency: fields.text('currency', 'EUR'),
    prices: readPrices(fields.object('prices'), steps),
    members,
    community: fields.has('community') ? readCommunity(fields.object('community'), steps, members) : null,
    connectionKw: fields.has('connectionKw') ? fields.number('connectionKw', { least: 0, unit: 'kW' }) : null,
    settings: fields.has('settings')
      ? readSettings(
          fields.object('settings'),
          members.map(({ group }) => group),
        )
      : defaultSettings,
  }
  fields.end()
  return { study, ignored }
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new ProblemError(dispatchProblem('study-not-json', { reason: error.message }))
    throw error
  }
}

function readPrices(fields: Fields, steps: number): StudyPrices {
  const local = fields.get('local') ?? 'mid-market'
  if (local !== 'mid-market' && local !== 'sdr' && !Array.isArray(local))
    throw refusal(fields.at('local'), '“mid-market”, “sdr” or a list of prices', local)
  const prices: StudyPrices = {
    buy: fields.series('buy', steps, {}),
    sell: fields.series('sell', steps, {}),
    local: local === 'mid-market' || local === 'sdr' ? local : fields.series('local', steps, {}),
    networkFee: fields.number('networkFee', { least: 0 }, 0),
    demandCharge: fields.number('demandCharge', { least: 0 }, 0),
    lostLoad: fields.number('lostLoad', { least: 0 }, LOST_LOAD),
    lostLoadFraction: fields.number('lostLoadFraction', { least: 0, most: 1 }, LOST_LOAD_FRACTION),
  }
  fields.end()
  return prices
}

function readCommunity(fields: Fields, steps: number, members: readonly StudyMember[]): CommonAssets {
  const community = {
    pv: fields.has('pv') ? fields.series('pv', steps, { least: 0, unit: 'kW' }) : null,
    battery: fields.has('battery') ? readBattery(fields.object('battery')) : null,
    shares: fields.has('shares')
      ? readShares(fields.object('shares'), members)
      : members.map(() => 1 / members.length),
  }
  fields.end()
  return community
}

function readShares(fields: Fields, members: readonly StudyMember[]): number[] {
  const stranger = fields.keys().find((id) => !members.some((member) => member.id === id))
  if (stranger !== undefined)
    throw new ProblemError(
      dispatchProblem('study-unknown-member', {
        id: stranger,
        where: '“community.shares”',
        known: members.map(({ id }) => id).join(', '),
      }),
    )
  const shares = members.map(({ id }) => fields.number(id, { least: 0, most: 1 }, 0))
  const sum = shares.reduce((total, share) => total + share, 0)
  if (Math.abs(sum - 1) > 1e-6) throw new ProblemError(dispatchProblem('study-shares', { sum }))
  // thirds written with a few digits are made whole; what is whole but for rounding is left as it is written
  return Math.abs(sum - 1) < 1e-12 ? shares : shares.map((share) => share / sum)
}

function refuseTwice(members: readonly StudyMember[]): void {
  const seen = new Set<string>()
  for (const { id } of members) {
    if (seen.has(id)) throw new ProblemError(dispatchProblem('study-member-twice', { id }))
    if (id === 'community')
      throw refusal('members', 'called anything but “community”, the common plant’s name', id)
    seen.add(id)
  }
}
