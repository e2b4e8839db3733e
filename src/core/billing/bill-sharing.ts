import { addShare, emptyShares, type CausedShares } from './caused-shares.ts'
import type { PreparedMonth } from './prepared-month.ts'

/**
 * Bill sharing (engine.md "Money rules"): everybody pays the month's average import cost of the community for each kWh
 * drawn and gets its average export income for each kWh fed in; the share is what alone costs less that.
 *
 *   import cost = Σ b·o − (b − n − fee)·in        what is bought outside, and network and fee of what is shared
 *   export income = Σ s·(f − out)
 *   share_i = [Σ_t b·o − import cost·o_i/Σo] + [export income·f_i/Σf − Σ_t s·f]
 *
 * Full supply compares at the master tariff; what own tariffs save is added elsewhere.
 */
export function billSharing(prepared: PreparedMonth): CausedShares {
  const { energy, allocation, valuation, prices, readings, input } = prepared
  const { offtake, feedIn } = energy.billed
  const { grid } = readings.month
  const isMaster = input.cooperative.model === 'full-supply'
  const shares = emptyShares(offtake.length, prepared.causes)
  const all = { importCost: 0, exportIncome: 0, drawn: 0, fed: 0 }
  for (let i = 0; i < offtake.length; i++) {
    const { rows, rowOf } = isMaster ? prices.reference : prices.own[i]!
    for (let t = 0; t < grid.slots; t++) {
      const [o, f] = [offtake[i]![t]!, feedIn[i]![t]!]
      if (o === 0 && f === 0) continue
      const { buy } = rows[rowOf[t]!]!.row
      const sell = valuation.give(i, t)
      addShare(shares, i, t, buy * o, -sell * f)
      all.drawn += o
      all.fed += f
      all.importCost += buy * o - valuation.receive(i, t) * allocation.sharedIn[i]![t]!
      all.exportIncome += sell * (f - allocation.sharedOut[i]![t]!)
    }
  }
  const cost = all.drawn === 0 ? 0 : all.importCost / all.drawn
  const income = all.fed === 0 ? 0 : all.exportIncome / all.fed
  for (let i = 0; i < offtake.length; i++) {
    for (let t = 0; t < grid.slots; t++) {
      const [o, f] = [offtake[i]![t]!, feedIn[i]![t]!]
      if (o !== 0 || f !== 0) addShare(shares, i, t, -cost * o, income * f)
    }
  }
  return shares
}
