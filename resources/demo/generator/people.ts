/** The fourteen members of River Valley. All invented. */

export type Rhythm = 'early' | 'day' | 'evening' | 'school' | 'bakery'

export interface DemoMember {
  readonly number: string
  readonly name: string
  readonly kind: 'person' | 'organisation'
  readonly address: string
  readonly from: string
  readonly until: string
  readonly income: string
  readonly hardship: boolean
  readonly vat: 'none' | 'standard' | 'reverse'
  readonly openingBalance: string
  readonly mandate: string
  readonly email: string
  readonly staticShare: string
  /** kWh a year used behind the meter, before the roof. */
  readonly yearlyKWh: number
  readonly rhythm: Rhythm
  /** kWp of the roof; 0 = none. */
  readonly roofKwp: number
  /** Degrees from south, west positive. */
  readonly roofTurn: number
}

const plain = {
  kind: 'person',
  until: '',
  hardship: false,
  vat: 'none',
  openingBalance: '',
  roofKwp: 0,
  roofTurn: 0,
} as const
const founding = '2024-11-01'
const mandate = (number: number): string => `RV-2024-${String(number).padStart(3, '0')}`
const mail = (name: string): string => `${name}@river-valley.example`

export const people: readonly DemoMember[] = [
  {
    ...plain,
    number: '1',
    name: 'Anna Berger',
    address: 'Mill Lane 7\n4820 River Valley',
    from: founding,
    income: '24500',
    mandate: mandate(1),
    email: mail('anna'),
    staticShare: '0.05',
    yearlyKWh: 1980,
    rhythm: 'day',
  },
  {
    ...plain,
    number: '2',
    name: 'Tomasz Nowak',
    address: 'Orchard Road 2\n4820 River Valley',
    from: founding,
    income: '58200',
    mandate: mandate(2),
    email: mail('tomasz'),
    staticShare: '0.05',
    yearlyKWh: 3900,
    rhythm: 'evening',
    roofKwp: 6.2,
    roofTurn: -20,
  },
  {
    ...plain,
    number: '3',
    name: 'Ingrid Falk',
    address: 'Orchard Road 9\n4820 River Valley',
    from: founding,
    income: '21800',
    hardship: true,
    mandate: mandate(3),
    email: mail('ingrid'),
    staticShare: '0.05',
    yearlyKWh: 1640,
    rhythm: 'day',
  },
  {
    ...plain,
    number: '4',
    name: 'Leyla Demir',
    address: 'Church Street 11, door 5\n4820 River Valley',
    from: founding,
    income: '27400',
    openingBalance: '12.40',
    mandate: mandate(4),
    email: mail('leyla'),
    staticShare: '0.05',
    yearlyKWh: 2950,
    rhythm: 'early',
  },
  {
    ...plain,
    number: '5',
    name: 'Jonas Huber',
    address: 'Meadow Way 1\n4820 River Valley',
    from: founding,
    income: '64000',
    mandate: mandate(5),
    email: mail('jonas'),
    staticShare: '0.06',
    yearlyKWh: 4300,
    rhythm: 'evening',
    roofKwp: 9.6,
    roofTurn: 0,
  },
  {
    ...plain,
    number: '6',
    name: 'River Valley Primary School',
    kind: 'organisation',
    address: 'Church Street 2\n4820 River Valley',
    from: founding,
    income: '',
    mandate: '',
    email: mail('school'),
    staticShare: '0.2',
    yearlyKWh: 10400,
    rhythm: 'school',
    roofKwp: 15,
    roofTurn: 10,
  },
  {
    ...plain,
    number: '7',
    name: 'Maria Santos',
    address: 'Church Street 11, door 2\n4820 River Valley',
    from: founding,
    income: '29900',
    mandate: mandate(7),
    email: mail('maria'),
    staticShare: '0.05',
    yearlyKWh: 2240,
    rhythm: 'early',
  },
  {
    ...plain,
    number: '8',
    name: 'Petra Wimmer',
    address: 'Meadow Way 4\n4820 River Valley',
    from: founding,
    income: '52700',
    mandate: mandate(8),
    email: mail('petra'),
    staticShare: '0.05',
    yearlyKWh: 2600,
    rhythm: 'day',
    roofKwp: 8.4,
    roofTurn: 30,
  },
  {
    ...plain,
    number: '9',
    name: 'Old Mill Bakery',
    kind: 'organisation',
    address: 'Mill Lane 3\n4820 River Valley',
    from: founding,
    income: '',
    vat: 'standard',
    mandate: mandate(9),
    email: mail('bakery'),
    staticShare: '0.2',
    yearlyKWh: 17600,
    rhythm: 'bakery',
    roofKwp: 12,
    roofTurn: -35,
  },
  {
    ...plain,
    number: '10',
    name: 'David Okafor',
    address: 'Station Road 18\n4820 River Valley',
    from: founding,
    income: '30600',
    mandate: '',
    email: mail('david'),
    staticShare: '0.05',
    yearlyKWh: 2770,
    rhythm: 'evening',
  },
  {
    ...plain,
    number: '11',
    name: 'Hannah Lindqvist',
    address: 'Meadow Way 8\n4820 River Valley',
    from: founding,
    income: '71500',
    mandate: mandate(11),
    email: mail('hannah'),
    staticShare: '0.06',
    yearlyKWh: 5000,
    rhythm: 'evening',
  },
  {
    ...plain,
    number: '12',
    name: 'Erik Sommer',
    address: 'Station Road 5\n4820 River Valley',
    from: founding,
    income: '49300',
    mandate: mandate(12),
    email: mail('erik'),
    staticShare: '0.05',
    yearlyKWh: 1800,
    rhythm: 'early',
  },
  {
    ...plain,
    number: '13',
    name: 'Zofia Kowalska-Wiśniewska',
    address: 'Station Road 21\n4820 River Valley',
    from: '2026-03-10',
    income: '',
    mandate: 'RV-2026-013',
    email: mail('zofia'),
    staticShare: '0.04',
    yearlyKWh: 2450,
    rhythm: 'day',
  },
  {
    ...plain,
    number: '14',
    name: 'Ferdinand Auer',
    address: 'Mill Lane 12\n4820 River Valley',
    from: founding,
    until: '2026-06-20',
    income: '',
    mandate: mandate(14),
    email: mail('ferdinand'),
    staticShare: '0.04',
    yearlyKWh: 3100,
    rhythm: 'early',
  },
]

const pointBase = 'AT003000000000000000000000004'

/** The id of a member's metering point: 33 characters, invented. */
export function pointOf(member: DemoMember, direction: 'offtake' | 'feed-in'): string {
  return `${pointBase}${member.number.padStart(3, '0')}${direction === 'offtake' ? '1' : '2'}`
}
