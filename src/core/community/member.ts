import * as v from 'valibot'
import {
  CentsSchema,
  DateSchema,
  FractionSchema,
  MemberNumberSchema,
  NameSchema,
  PointIdSchema,
  ShortTextSchema,
} from './schema.ts'
import { directions, memberKinds, vatStatuses } from './vocabulary.ts'

/** A metering point of a member. One point may pass from one member to the next where their memberships do not overlap. */
export const MeteringPointSchema = v.object({
  id: PointIdSchema,
  direction: v.picklist(directions),
})
export type MeteringPoint = v.InferOutput<typeof MeteringPointSchema>

/** A member: the columns of `members import` (interface.md). `from` and `until` are local days, both included. */
export const MemberSchema = v.object({
  number: MemberNumberSchema,
  name: NameSchema,
  kind: v.picklist(memberKinds),
  from: DateSchema,
  until: v.nullable(DateSchema),
  points: v.array(MeteringPointSchema),
  address: v.pipe(v.string(), v.maxLength(500)),
  /** Whole currency units a year of the household; null = unknown, 0 is refused. */
  incomePerYear: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
  incomeBand: v.nullable(ShortTextSchema),
  hardship: v.boolean(),
  /** Group of equal weight; null = the band's. */
  group: v.nullable(ShortTextSchema),
  pvShare: v.nullable(FractionSchema),
  batteryShare: v.nullable(FractionSchema),
  staticShare: v.nullable(FractionSchema),
  priority: v.nullable(v.pipe(v.number(), v.safeInteger())),
  /** Participation factor 0…1; null = 1. */
  factor: v.nullable(FractionSchema),
  vat: v.picklist(vatStatuses),
  /** Own tariff by name; null = the cooperative's reference. */
  tariff: v.nullable(NameSchema),
  /** Owed (+) or due (−) before the first bill; shown on it outside net and VAT. */
  openingBalanceCents: CentsSchema,
  iban: ShortTextSchema,
  mandate: ShortTextSchema,
  mandateDate: v.nullable(DateSchema),
  email: ShortTextSchema,
  /** BCP 47 language of the documents, e.g. `en`. */
  language: v.pipe(v.string(), v.maxLength(20)),
})
export type Member = v.InferOutput<typeof MemberSchema>

/** True where the member belongs to the cooperative on a local day (`YYYY-MM-DD`). */
export function isMemberOn(member: Pick<Member, 'from' | 'until'>, date: string): boolean {
  return member.from <= date && (member.until === null || date <= member.until)
}

/** A member with nothing but a number, a name and a first day; everything else at its default. */
export function newMember(number: string, name: string, from: string): Member {
  return {
    number,
    name,
    kind: 'person',
    from,
    until: null,
    points: [],
    address: '',
    incomePerYear: null,
    incomeBand: null,
    hardship: false,
    group: null,
    pvShare: null,
    batteryShare: null,
    staticShare: null,
    priority: null,
    factor: null,
    vat: 'none',
    tariff: null,
    openingBalanceCents: 0,
    iban: '',
    mandate: '',
    mandateDate: null,
    email: '',
    language: 'en',
  }
}
