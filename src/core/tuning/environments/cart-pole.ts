import type { Environment } from './environment.ts'

const GRAVITY = 9.8
const CART_MASS = 1
const POLE_MASS = 0.1
const TOTAL_MASS = CART_MASS + POLE_MASS
/** Half the pole's length. */
const HALF_LENGTH = 0.5
const FORCE = 10
const SECONDS = 0.02
const MOST_ANGLE = (12 * 2 * Math.PI) / 360
const MOST_POSITION = 2.4
const LONGEST = 500

/**
 * CartPole-v1: a pole on a cart, pushed left (0) or right (1) for at most 500 steps of 20 ms, one point a step. Dynamics of
 * Barto, Sutton & Anderson 1983 by Euler's method, start and limits as in Gymnasium. The yardstick that the learner works.
 */
export function cartPole(): Environment {
  let [x, speed, angle, turning, steps] = [0, 0, 0, 0, 0]
  const observe = (observation: Float64Array): void => {
    observation[0] = x
    observation[1] = speed
    observation[2] = angle
    observation[3] = turning
  }
  return {
    observationSize: 4,
    actions: { kind: 'discrete', choices: 2 },
    reset(random, observation) {
      x = random.between(-0.05, 0.05)
      speed = random.between(-0.05, 0.05)
      angle = random.between(-0.05, 0.05)
      turning = random.between(-0.05, 0.05)
      steps = 0
      observe(observation)
    },
    step(action, _random, observation) {
      const force = action[0] === 1 ? FORCE : -FORCE
      const cos = Math.cos(angle)
      const sin = Math.sin(angle)
      const push = (force + POLE_MASS * HALF_LENGTH * turning * turning * sin) / TOTAL_MASS
      const turn =
        (GRAVITY * sin - cos * push) / (HALF_LENGTH * (4 / 3 - (POLE_MASS * cos * cos) / TOTAL_MASS))
      const acceleration = push - (POLE_MASS * HALF_LENGTH * turn * cos) / TOTAL_MASS
      x += SECONDS * speed
      speed += SECONDS * acceleration
      angle += SECONDS * turning
      turning += SECONDS * turn
      steps += 1
      observe(observation)
      const terminated = Math.abs(x) > MOST_POSITION || Math.abs(angle) > MOST_ANGLE
      return { reward: 1, terminated, truncated: steps >= LONGEST, figure: null }
    },
  }
}
