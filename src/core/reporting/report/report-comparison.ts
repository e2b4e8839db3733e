import type { Comparison } from '../../billing/comparison.ts'
import type { SettlementResult } from '../../billing/result.ts'
import type { IncomeBand } from '../../community/cooperative.ts'
import type { Member } from '../../community/member.ts'
import { energyBurdens, FEWEST_HOUSEHOLDS } from '../energy-burden.ts'
import { incomeGroups } from '../income-groups.ts'
import { bandOf } from '../income.ts'
import type { ReportText } from '../text/report.en.ts'
import type { ReportComparison } from './board-report.ts'

/**
 * A month under every rule, by income group and without names. Households with known income stand in groups of at least
 * five (the rule `solidarity` with the share `rho`); all other members are one group, which joins the last of them where it would tell of fewer than five persons.
 */
export function reportComparison(
  comparison: Comparison,
  result: SettlementResult,
  members: readonly Member[],
  bands: readonly IncomeBand[],
  rho: number,
  text: ReportText,
): ReportComparison {
  const { households } = energyBurdens([result], members, bands)
  const grouped = incomeGroups(households, ({ member }) => bandOf(member, bands), bands)
  const inBand = new Set(grouped.flatMap((group) => group.households.map(({ member }) => member.number)))
  const rest = result.members.filter(({ member }) => !inBand.has(member))
  const groups = grouped.map((group) => ({
    name: text.group(group.bands),
    numbers: group.households.map(({ member }) => member.number),
  }))
  const persons = rest.filter(({ kind }) => kind === 'person').length
  const last = groups.at(-1)
  // a person or two without income would stand there for themselves
  if (persons > 0 && rest.length < FEWEST_HOUSEHOLDS && last !== undefined)
    groups[groups.length - 1] = {
      name: text.groupAndOthers(last.name),
      numbers: [...last.numbers, ...rest.map(({ member }) => member)],
    }
  else if (rest.length > 0)
    groups.push({ name: text.others(persons), numbers: rest.map(({ member }) => member) })
  return {
    month: comparison.month,
    groups: groups.map(({ name, numbers }) => ({ name, members: numbers.length })),
    rules: comparison.rules
      .filter(({ available }) => available)
      .map(({ rule, members: shares, largestExcess, worseOff, giniBurden }) => {
        const shareOf = new Map(shares.map(({ member, shareCents }) => [member, shareCents]))
        const sum = (numbers: readonly string[]): number =>
          numbers.reduce((all, number) => all + (shareOf.get(number) ?? 0), 0)
        return {
          rule,
          name: text.ruleName(rule, rho),
          current: rule === comparison.current,
          shareCents: groups.map(({ numbers }) => sum(numbers)),
          allCents: sum([...shareOf.keys()]),
          largestExcess,
          worseOff: worseOff.length,
          giniBurden: households.length < FEWEST_HOUSEHOLDS ? null : giniBurden,
        }
      }),
    unavailable: comparison.rules.flatMap(({ rule, available, reason }) =>
      available || reason === null ? [] : [{ rule, name: text.ruleName(rule, rho), reason }],
    ),
  }
}
