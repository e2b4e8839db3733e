import type { FormatLayout } from './format-layouts.ts'
import type { Written } from './layouts.ts'

/** Exchange formats as their senders write them: instants or positions instead of local labels, a missing slot left out. */

interface Slot {
  readonly from: number
  readonly until: number
  /** From 1. */
  readonly position: number
  readonly wattHours: number
  readonly kWh: string
}

/** The slots that have a value. */
const presentOf = ({ start, step, values }: Written): Slot[] =>
  values.flatMap((value, k) =>
    value === null
      ? []
      : [
          {
            from: start + k * step,
            until: start + (k + 1) * step,
            position: k + 1,
            wattHours: value,
            kWh: (value / 1000).toFixed(3),
          },
        ],
  )

const endOf = ({ start, step, values }: Written): number => start + values.length * step
const utc = (instant: number): string => new Date(instant * 1000).toISOString()
/** `202603282300?+00`, the question mark keeps the plus from ending the element. */
const edifactTime = (instant: number): string => `${utc(instant).replaceAll(/[-T:]/g, '').slice(0, 12)}?+00`
const isoTime = (instant: number): string => `${utc(instant).slice(0, 19)}Z`

function mscons(written: Written): string {
  const times = (from: number, until: number): string[] => [
    `DTM+163:${edifactTime(from)}:303`,
    `DTM+164:${edifactTime(until)}:303`,
  ]
  const message = [
    'UNH+1+MSCONS:D:04B:UN:2.4c',
    'BGM+7+R1-1+9',
    'DTM+137:202601031200:203',
    'UNS+D',
    'NAD+DP',
    'LOC+172+DE0000000000000000000000000000001',
    ...times(written.start, endOf(written)),
    'LIN+1',
    'PIA+5+1-1?:1.29.0:SRW',
    ...presentOf(written).flatMap(({ from, until, kWh }) => [`QTY+220:${kWh}`, ...times(from, until)]),
  ]
  const segments = [
    'UNB+UNOC:3+9900000000001:500+9900000000002:500+260103:1200+R1++TL',
    ...message,
    `UNT+${message.length + 1}+1`,
    'UNZ+1+R1',
  ]
  return `UNA:+.? '${segments.map((segment) => `${segment}'\n`).join('')}`
}

function sdat(written: Written): string {
  const observations = presentOf(written).map(
    ({ position, kWh }) =>
      `<rsm:Observation><rsm:Position><rsm:Sequence>${position}</rsm:Sequence></rsm:Position><rsm:Volume>${kWh}</rsm:Volume></rsm:Observation>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<rsm:ValidatedMeteredData_13 xmlns:rsm="http://www.strom.ch">
<rsm:MeteringData><rsm:DocumentID>D</rsm:DocumentID><rsm:Interval><rsm:StartDateTime>${isoTime(written.start)}</rsm:StartDateTime><rsm:EndDateTime>${isoTime(endOf(written))}</rsm:EndDateTime></rsm:Interval><rsm:Resolution><rsm:Resolution>${written.step / 60}</rsm:Resolution><rsm:Unit>MIN</rsm:Unit></rsm:Resolution><rsm:ConsumptionMeteringPoint><rsm:VSENationalID schemeID="VSE">CH1000000000000000000000000000001</rsm:VSENationalID></rsm:ConsumptionMeteringPoint><rsm:Product><rsm:ID>8716867000030</rsm:ID><rsm:MeasureUnit>KWH</rsm:MeasureUnit></rsm:Product>
${observations.join('\n')}
</rsm:MeteringData>
</rsm:ValidatedMeteredData_13>
`
}

function greenButton(written: Written): string {
  const point = 'https://utility.example/espi/1_1/resource/RetailCustomer/7/UsagePoint/1'
  const type = 'https://utility.example/espi/1_1/resource/ReadingType/1'
  const entry = (self: string, related: readonly string[], content: string): string => {
    const up = self.slice(0, self.lastIndexOf('/'))
    const links = [`rel="self" href="${self}"`, `rel="up" href="${up}"`].concat(
      related.map((href) => `rel="related" href="${href}"`),
    )
    return `<entry><id>urn:uuid:1</id>${links.map((link) => `<link ${link}/>`).join('')}<title></title><content>${content}</content></entry>`
  }
  const espi = 'xmlns="http://naesb.org/espi"'
  const readings = presentOf(written).map(
    ({ from, wattHours }) =>
      `<IntervalReading><timePeriod><duration>${written.step}</duration><start>${from}</start></timePeriod><value>${wattHours}</value></IntervalReading>`,
  )
  const reading = `${point}/MeterReading/1`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:uuid:0</id>',
    entry(
      point,
      [`${point}/MeterReading`],
      `<UsagePoint ${espi}><ServiceCategory><kind>0</kind></ServiceCategory></UsagePoint>`,
    ),
    entry(reading, [`${reading}/IntervalBlock`, type], `<MeterReading ${espi}/>`),
    entry(
      type,
      [],
      `<ReadingType ${espi}><accumulationBehaviour>4</accumulationBehaviour><commodity>1</commodity><flowDirection>1</flowDirection><intervalLength>${written.step}</intervalLength><powerOfTenMultiplier>0</powerOfTenMultiplier><uom>72</uom></ReadingType>`,
    ),
    entry(
      `${reading}/IntervalBlock/1`,
      [],
      `<IntervalBlock ${espi}><interval><duration>${endOf(written) - written.start}</duration><start>${written.start}</start></interval>${readings.join('')}</IntervalBlock>`,
    ),
    '</feed>',
  ].join('\n')
}

/** NEM12 has a value in every slot of its days, on a clock that knows no summer. */
function nem12(written: Written): string {
  const slotsOfDay = 86_400 / written.step
  const days = Array.from({ length: written.values.length / slotsOfDay }, (_, day) => {
    const { iso } = { iso: utc(written.start + 10 * 3600 + day * 86_400).slice(0, 10) }
    const values = written.values.slice(day * slotsOfDay, (day + 1) * slotsOfDay)
    const kWh = values.map((value) => ((value ?? 0) / 1000).toFixed(3))
    return `300,${iso.replaceAll('-', '')},${kWh.join(',')},A,,,,`
  })
  return [
    '100,NEM12,202601031200,MDPX,RETX',
    `200,6102000001,E1,1,E1,N1,MTR1,kWh,${written.step / 60},20260301`,
    ...days,
    '900',
    '',
  ].join('\n')
}

export const exchangeLayouts: readonly (FormatLayout & { readonly isWhole?: boolean })[] = [
  { format: 'mscons', zone: 'Europe/Berlin', steps: [900, 3600], side: 'offtake', write: mscons },
  { format: 'sdat-ch', zone: 'Europe/Zurich', steps: [900, 3600], side: 'offtake', write: sdat },
  {
    format: 'green-button',
    zone: 'America/New_York',
    steps: [900, 3600],
    side: 'offtake',
    write: greenButton,
  },
  {
    format: 'nem12',
    zone: 'Australia/Brisbane',
    steps: [900, 1800],
    side: 'offtake',
    write: nem12,
    isWhole: true,
  },
]
