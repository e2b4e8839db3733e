/** Five seeds of CartPole-v1: who holds the pole (475 on average over 100 episodes) within 150,000 steps. Takes minutes. */
import { performance } from 'node:perf_hooks'
import { cartPole } from '../../src/core/tuning/environments/cart-pole.ts'
import { episodeReturns } from '../../src/core/tuning/ppo/evaluate.ts'
import { Policy } from '../../src/core/tuning/ppo/policy.ts'
import { cartPoleSettings } from '../../src/core/tuning/ppo/settings.ts'
import { train } from '../../src/core/tuning/ppo/train.ts'

const ENOUGH = 475
const quiet = { report: (): void => undefined, shouldStop: (): boolean => false }
let solved = 0
for (const seed of [1, 2, 3, 4, 5]) {
  const started = performance.now()
  const saved = train(cartPole, { ...cartPoleSettings, enoughReturn: ENOUGH }, 100_000, seed, quiet)
  const returns = episodeReturns(new Policy(saved), cartPole(), 100, 1000 + seed)
  const mean = returns.reduce((sum, one) => sum + one, 0) / returns.length
  if (mean >= ENOUGH) solved += 1
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`seed ${seed}: ${mean.toFixed(1)} after ${saved.steps} steps, ${seconds} s`)
}
console.log(`${solved} of 5 seeds reach ${ENOUGH}`)
process.exitCode = solved >= 4 ? 0 : 1
