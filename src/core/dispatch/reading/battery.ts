import type { Battery } from '../study.ts'
import { refusal, type Fields } from './fields.ts'

/** A battery; without efficiencies, least charge, wear or end it is lossless, free of wear and cyclic. */
export function readBattery(fields: Fields): Battery {
  const power = { least: 0, unit: 'kW' }
  const efficiency = { least: 0, most: 1, above: true }
  const capacityKWh = fields.number('capacityKWh', { least: 0, unit: 'kWh' })
  const minSoc = fields.number('minSoc', { least: 0, most: 1 }, 0)
  const within = { least: minSoc * capacityKWh, most: capacityKWh, unit: 'kWh' }
  const end = fields.get('end') ?? 'cyclic'
  if (typeof end !== 'number' && end !== 'cyclic' && end !== 'free')
    throw refusal(fields.at('end'), '“cyclic”, “free” or a number of kWh', end)
  const battery: Battery = {
    capacityKWh,
    chargeKw: fields.number('chargeKw', power),
    dischargeKw: fields.number('dischargeKw', power),
    chargeEfficiency: fields.number('chargeEfficiency', efficiency, 1),
    dischargeEfficiency: fields.number('dischargeEfficiency', efficiency, 1),
    minSoc,
    initialKWh: fields.has('initialKWh') ? fields.number('initialKWh', within) : null,
    end: typeof end === 'number' ? fields.number('end', within) : end,
    wearPerKWh: fields.number('wearPerKWh', { least: 0 }, 0),
  }
  fields.end()
  return battery
}
