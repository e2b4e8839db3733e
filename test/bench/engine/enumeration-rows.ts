import { GroupValues } from '../../../src/core/game/enumeration/group-values.ts'
import { wholeGame } from '../../../src/core/game/enumeration/whole-game.ts'
import { enumerate } from '../../../src/core/game/enumeration.ts'
import { poolGame } from '../../../src/core/game/pool-game.ts'
import { syntheticCommunity, type Community } from './community.ts'
import { nothing, timed, type Row } from './row.ts'
import { textbookShapley } from './textbook.ts'

function counted({ flows, worth }: Community) {
  return new GroupValues(wholeGame(poolGame(flows, worth))!, nothing).shapley()
}

/** Every group in whole numbers, and the textbook's loop on the smaller of two communities. */
export function enumerationRows(isQuick: boolean): Row[] {
  const days = isQuick ? 2 : 31
  const [small, large] = (isQuick ? [8, 12] : [16, 20]).map((members) =>
    syntheticCommunity({ members, days, slotsPerHour: 1, step: 1, seed: 3 }),
  ) as [Community, Community]
  counted(small)
  const first = timed(() => counted(large))
  const again = counted(large)
  const textbook = timed(() => textbookShapley(small))
  const ours = timed(() => counted(small))
  const { numerators, denominator } = ours.value
  const errors = textbook.value.map((share, i) =>
    Math.abs(share - Number(numerators[i]) / Number(denominator)),
  )
  const whole = timed(() => enumerate(poolGame(large.flows, large.worth), nothing, nothing))
  const smallMembers = small.flows.offtake.length
  return [
    {
      id: 'enumeration',
      what: `enumeration, ${large.name}, 1 µkWh`,
      seconds: first.seconds,
      aim: '≥ 250 × textbook at 16 members, same bits every time',
      ratio: textbook.seconds / ours.seconds,
      naive: `Shapley's formula as a textbook has it, at ${smallMembers} members`,
      measured: {
        sameBits: first.value.numerators.every((numerator, i) => numerator === again.numerators[i]),
        textbookSeconds: textbook.seconds,
        secondsAtThatSize: ours.seconds,
        largestDifference: Math.max(...errors) / 1e12,
      },
    },
    {
      id: 'enumeration-with-parts',
      what: `the same with every group's value and every slot's shares`,
      seconds: whole.seconds,
      aim: '–',
      ratio: null,
      naive: null,
      measured: {},
    },
  ]
}

/** A year of a real community, or what of it the groups of its first 20 members are. */
export function realRow(community: Community): Row {
  const { value, seconds } = timed(() => counted(community))
  const { numerators, denominator } = value
  const total = Number(numerators.reduce((sum, one) => sum + one, 0n) / denominator) / 1e12
  return {
    id: 'real-community',
    what: `enumeration, ${community.name}`,
    seconds,
    aim: '–',
    ratio: null,
    naive: null,
    measured: { pot: total },
  }
}
