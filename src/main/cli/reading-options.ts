import type { Overrules } from '../../core/importing/overrules.ts'
import type { Invocation, OptionOfCommand } from './command.ts'
import { wholeOption, wordOption, zoneOption } from './values.ts'

const UNITS = ['kWh', 'Wh', 'MWh', 'kW', 'W', 'register-kWh', 'register-Wh'] as const
const SIDES = ['offtake', 'feed-in', 'net', 'net-reversed'] as const
const DECIMALS = { comma: ',', point: '.' } as const

/** What can be said of a table against what is found in it. */
export const readingOptions: Readonly<Record<string, OptionOfCommand>> = {
  unit: { value: 'UNIT', help: `What the values are: ${UNITS.join(', ')}.` },
  side: {
    value: 'SIDE',
    help: 'offtake, feed-in; net where values above zero are used and those below fed in, net-reversed the other way round.',
  },
  clock: { value: 'IANA', help: 'Time zone of the labels, whatever the file says of it.' },
  step: { value: 'MINUTES', help: 'Length of a slot.' },
  decimal: { value: 'comma|point', help: 'The sign before decimals.' },
  dates: { value: 'ORDER', help: 'Order of the dates: Y-M-D, D-M-Y or M-D-Y.' },
  label: { value: 'start|end', help: 'Whether a time marks a slot’s start or its end.' },
}

/** The overrules of an invocation; null where it has none. */
export function overrulesOf(invocation: Invocation): Overrules | null {
  const unit = wordOption(invocation, 'unit', UNITS)
  const side = wordOption(invocation, 'side', SIDES)
  const zone = zoneOption(invocation, 'clock')
  const stepMinutes = wholeOption(invocation, 'step', 1, 1440)
  const decimal = wordOption(invocation, 'decimal', ['comma', 'point'])
  const order = wordOption(invocation, 'dates', ['Y-M-D', 'D-M-Y', 'M-D-Y'])
  const label = wordOption(invocation, 'label', ['start', 'end'])
  const overrules: Overrules = {
    ...(unit === null ? {} : { unit }),
    ...(side === null ? {} : { side }),
    ...(zone === null ? {} : { zone }),
    ...(stepMinutes === null ? {} : { stepMinutes }),
    ...(decimal === null ? {} : { decimal: DECIMALS[decimal] }),
    ...(order === null ? {} : { order }),
    ...(label === null ? {} : { label }),
  }
  return Object.keys(overrules).length === 0 ? null : overrules
}
