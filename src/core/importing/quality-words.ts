import { qualities } from '../metering/series.ts'

export const MEASURED = qualities.indexOf('measured')
export const ESTIMATED = qualities.indexOf('estimated')
export const SUBSTITUTED = qualities.indexOf('substituted')

const SUBSTITUTE = /ersatz|subst|remplac|vervang|\bL2\b|nachgebildet/i
const ESTIMATE =
  /^E$|\bEST\b|esti?m|geschat|geschätzt|schätz|rechner|berechn|beregn|fraglich|nicht belastbar|vorläufig|preliminary|\bL3\b|provis|avbryt|ungeprüft/i

/** Code of a quality word of an operator; words that say nothing about it are measured. */
export function qualityCode(text: string): number {
  if (text === '') return MEASURED
  if (SUBSTITUTE.test(text)) return SUBSTITUTED
  if (ESTIMATE.test(text)) return ESTIMATED
  return MEASURED
}
