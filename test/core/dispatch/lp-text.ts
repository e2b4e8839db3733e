import type { Study } from '../../../src/core/dispatch/study.ts'

/**
 * Stage A of equity.md as CPLEX LP text, written from the formulas and apart from the arrays of src/core/dispatch: other
 * names, other order, every slot a block, plain big numbers for the decisions.
 */
export function lpText(study: Study): string {
  const h = study.stepMinutes / 60
  const T = study.steps
  const big = 1000
  const cost: string[] = []
  const rows: string[] = []
  const bounds: string[] = []
  const binaries: string[] = []
  const term = (factor: number, name: string): string =>
    `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} ${name}`
  const zero = Array.from({ length: T }, () => 0)
  const nodes = study.members.map((member, i) => ({ ...member, key: `n${i}` }))
  const common = study.community
    ? [
        {
          key: 'nc',
          load: zero,
          pv: study.community.pv ?? zero,
          battery: study.community.battery,
          shiftable: [],
          curtailable: null,
        },
      ]
    : []
  const all = [...nodes, ...common]
  const mean = study.prices.buy.reduce((sum, price) => sum + price, 0) / T
  const deviation = Math.sqrt(study.prices.buy.reduce((sum, price) => sum + (price - mean) ** 2, 0) / T)
  for (const { key, load, pv, battery, shiftable, curtailable } of all) {
    for (let t = 0; t < T; t++) {
      const v = (what: string): string => `${what}_${key}_${t}`
      cost.push(
        term(study.prices.buy[t]! * h, v('imp')),
        term(-study.prices.sell[t]! * h, v('exp')),
        term(study.prices.networkFee * h, v('take')),
        term(study.prices.lostLoad * h, v('dark')),
      )
      const balance = [
        `${v('imp')} - ${v('exp')} + ${v('take')} - ${v('give')} - ${v('waste')} + ${v('dark')}`,
      ]
      bounds.push(
        `0 <= ${v('waste')} <= ${pv[t]}`,
        `0 <= ${v('dark')} <= ${load[t]! * study.prices.lostLoadFraction}`,
      )
      binaries.push(v('isimp'), v('istake'))
      rows.push(
        `${v('imp')} - ${big} ${v('isimp')} <= 0`,
        `${v('exp')} + ${big} ${v('isimp')} <= ${big}`,
        `${v('take')} - ${big} ${v('istake')} <= 0`,
        `${v('give')} + ${big} ${v('istake')} <= ${big}`,
        `${v('exp')} + ${big} ${v('istake')} <= ${big}`,
      )
      if (battery) {
        balance.push(`+ ${v('out')} - ${v('in')}`)
        cost.push(term(battery.wearPerKWh * h, v('out')))
        bounds.push(
          `0 <= ${v('in')} <= ${battery.chargeKw}`,
          `0 <= ${v('out')} <= ${battery.dischargeKw}`,
          `${battery.minSoc * battery.capacityKWh} <= ${v('soc')} <= ${battery.capacityKWh}`,
        )
        binaries.push(v('isin'))
        rows.push(
          `${v('in')} - ${battery.chargeKw} ${v('isin')} <= 0`,
          `${v('out')} + ${battery.dischargeKw} ${v('isin')} <= ${battery.dischargeKw}`,
          `${v('soc')} - soc_${key}_${t - 1} - ${battery.chargeEfficiency * h} ${v('in')} + ${h / battery.dischargeEfficiency} ${v('out')} = 0`.replace(
            '_-1',
            '_start',
          ),
        )
      }
      for (const [a] of shiftable.entries()) balance.push(`- run${a}_${key}_${t}`)
      if (curtailable) {
        balance.push(`+ ${v('cut')}`)
        cost.push(term(curtailable.costPerKWh * h, v('cut')))
        bounds.push(`0 <= ${v('cut')} <= ${curtailable.series[t]! * curtailable.fraction}`)
        rows.push(`${v('cut')} + ${v('dark')} <= ${load[t]}`)
        if (curtailable.events) {
          binaries.push(v('ev'))
          rows.push(`${v('cut')} - ${big} ${v('ev')} <= 0`)
          if (!(study.prices.buy[t]! > mean + curtailable.events.threshold * deviation))
            rows.push(`${v('ev')} <= 0`)
          // an event that begins in t lasts: minSlots · (ev_t − ev_{t−1}) ≤ sum of the next minSlots
          const { minSlots } = curtailable.events
          const next = Array.from({ length: Math.min(minSlots, T - t) }, (_, k) => `ev_${key}_${t + k}`)
          rows.push(
            `${next.join(' + ')} - ${minSlots} ${v('ev')}${t > 0 ? ` + ${minSlots} ev_${key}_${t - 1}` : ''} >= 0`,
          )
        }
      }
      rows.push(`${balance.join(' ')} = ${load[t]! - pv[t]!}`)
    }
    if (battery) {
      const start =
        battery.initialKWh ?? (battery.end === 'cyclic' ? null : battery.minSoc * battery.capacityKWh)
      bounds.push(
        `${start ?? battery.minSoc * battery.capacityKWh} <= soc_${key}_start <= ${start ?? battery.capacityKWh}`,
      )
      if (battery.end === 'cyclic') rows.push(`soc_${key}_${T - 1} - soc_${key}_start = 0`)
      else if (battery.end !== 'free') rows.push(`soc_${key}_${T - 1} = ${battery.end}`)
    }
    if (curtailable?.events)
      rows.push(
        `${Array.from({ length: T }, (_, t) => `ev_${key}_${t}`).join(' + ')} <= ${curtailable.events.maxSlots}`,
      )
    for (const [a, one] of shiftable.entries()) {
      const name = (t: number): string => `run${a}_${key}_${t}`
      rows.push(`${Array.from({ length: T }, (_, t) => `${h} ${name(t)}`).join(' + ')} = ${one.energyKWh}`)
      const length = Math.max(1, Math.ceil(one.energyKWh / (one.maxKw * h) - 1e-9))
      const choices: string[] = []
      for (let t = 0; t < T; t++) {
        const usual = one.usual?.[t] ?? 0
        const inside = t >= one.from && t < one.to
        if (one.interruptible) bounds.push(`0 <= ${name(t)} <= ${inside ? one.maxKw : usual}`)
        else {
          const covering: string[] = []
          for (let s = one.from; s + length <= one.to; s++)
            if (s <= t && t < s + length) covering.push(`- ${one.maxKw} go${a}_${key}_${s}`)
          const stay = one.usual ? `- ${usual} stay${a}_${key}` : ''
          rows.push(`${name(t)} ${covering.join(' ')} ${stay} <= 0`)
        }
      }
      if (!one.interruptible) {
        for (let s = one.from; s + length <= one.to; s++) choices.push(`go${a}_${key}_${s}`)
        if (one.usual) choices.push(`stay${a}_${key}`)
        binaries.push(...choices)
        rows.push(`${choices.join(' + ')} = 1`)
      }
    }
  }
  for (let t = 0; t < T; t++) {
    rows.push(`${all.map(({ key }) => `+ take_${key}_${t} - give_${key}_${t}`).join(' ')} = 0`)
    const net = all.map(({ key }) => `+ imp_${key}_${t} - exp_${key}_${t}`).join(' ')
    rows.push(`${net} - top <= 0`)
    if (study.connectionKw !== null) {
      cost.push(term(study.prices.lostLoad * h, `beyond_${t}`))
      rows.push(
        `${net} - beyond_${t} <= ${study.connectionKw}`,
        `${net} + beyond_${t} >= ${-study.connectionKw}`,
      )
    }
  }
  cost.push(term(study.prices.demandCharge + study.settings.beta, 'top'))
  return [
    'Minimize',
    ` obj: ${cost.join('\n ')}`,
    'Subject To',
    ...rows.map((row, k) => ` c${k}: ${row}`),
    'Bounds',
    ...bounds.map((bound) => ` ${bound}`),
    'Binaries',
    ` ${binaries.join('\n ')}`,
    'End',
    '',
  ].join('\n')
}
