import { ProblemError } from '../../problems/problem.ts'
import { dispatchProblem } from '../problems.ts'
import { defaultSettings, type EquitySettings, type FairnessForm, type GroupWeights } from '../study.ts'
import { refusal, type Fields } from './fields.ts'

/** The board's settings; what is left out is as interface.md has it. */
export function readSettings(fields: Fields, groups: readonly string[]): EquitySettings {
  const part = { least: 0, most: 1 }
  const settings = {
    mu: fields.number('mu', part, defaultSettings.mu),
    nu: fields.number('nu', { least: 0 }, defaultSettings.nu),
    beta: fields.number('beta', { least: 0 }, defaultSettings.beta),
    delta: fields.number('delta', { least: 0 }, defaultSettings.delta),
    weights: readWeights(fields, groups),
    rho: fields.number('rho', { least: 0, most: 0.6 }, defaultSettings.rho),
    greenPool: fields.flag('greenPool', defaultSettings.greenPool),
    fairness: fields.has('fairness') ? readFairness(fields.object('fairness')) : defaultSettings.fairness,
  }
  fields.end()
  return settings
}

function readFairness(fields: Fields): FairnessForm {
  const form = fields.text('form')
  const fairness = formOf(form, fields)
  fields.end()
  return fairness
}

/** Beyond α = 4 the slopes of small savings are too far from those of large ones for a solver. */
const MOST_ALPHA = 4

function formOf(form: string, fields: Fields): FairnessForm {
  switch (form) {
    case 'weights':
    case 'leximin':
      return { form }
    case 'alpha-fair':
      return { form, alpha: fields.number('alpha', { least: 0, most: MOST_ALPHA }, 1) }
    case 'limits': {
      const limit = (field: string, most: number): number | null =>
        fields.has(field) ? fields.number(field, { least: 0, most }) : null
      return { form, burdenMost: limit('burdenMost', Infinity), accessLeast: limit('accessLeast', 1) }
    }
    default:
      throw refusal(fields.at('form'), '“weights”, “limits”, “alpha-fair” or “leximin”', form)
  }
}

function readWeights(fields: Fields, groups: readonly string[]): GroupWeights {
  const value = fields.get('weights') ?? defaultSettings.weights
  if (value === 'equal' || value === 'income') return value
  if (typeof value !== 'object')
    throw refusal(fields.at('weights'), '“equal”, “income” or {group: weight}', value)
  const weights = fields.object('weights')
  return Object.fromEntries(
    weights.keys().map((group) => {
      if (!groups.includes(group))
        throw new ProblemError(
          dispatchProblem('study-unknown-group', { group, known: [...new Set(groups)].join(', ') }),
        )
      return [group, weights.number(group, { least: 0, above: true })]
    }),
  )
}
