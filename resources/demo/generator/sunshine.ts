import { seededRandom } from './random.ts'

/** A year of weather for one valley: how much of the clear sky's light each day and quarter hour lets through. */

const LATITUDE = (48.0 * Math.PI) / 180
const DAY = 86_400

/** Sine and azimuth of the sun, from the textbook declination and hour angle (good to about a degree). */
function sunAt(instant: number): { sine: number; azimuth: number } {
  const dayOfYear = Math.floor(instant / DAY) % 365.25
  const declination = ((-23.44 * Math.PI) / 180) * Math.cos(((2 * Math.PI) / 365.25) * (dayOfYear + 10))
  // solar noon at 14° east is 56 minutes before noon UTC … 11:04 UTC
  const hourAngle = (2 * Math.PI * ((instant % DAY) - 11.07 * 3600)) / DAY
  const sine =
    Math.sin(LATITUDE) * Math.sin(declination) +
    Math.cos(LATITUDE) * Math.cos(declination) * Math.cos(hourAngle)
  return { sine, azimuth: hourAngle }
}

export interface Weather {
  /** kWh in the quarter hour starting at an instant from one kWp turned `turn` degrees from south. */
  kWhPerKwp(instant: number, turn: number): number
}

export function weatherOf(firstDay: number, days: number, seed: number): Weather {
  const random = seededRandom(seed)
  const clearness: number[] = []
  let today = 0.6
  for (let day = 0; day < days; day++) {
    // a grey day is often followed by a grey one
    today = Math.min(
      1,
      Math.max(
        0.12,
        0.55 * today + 0.45 * (random() < 0.42 ? 0.15 + 0.35 * random() : 0.65 + 0.35 * random()),
      ),
    )
    clearness.push(today)
  }
  const flicker = Array.from({ length: days * 96 }, () => random())
  return {
    kWhPerKwp(instant, turn) {
      const { sine, azimuth } = sunAt(instant + 450)
      if (sine <= 0.03) return 0
      const slot = Math.floor((instant - firstDay) / 900)
      const clear = clearness[Math.floor(slot / 96)] ?? 0.5
      const cloud = clear * (1 - (1 - clear) * 0.9 * (flicker[slot] ?? 0.5))
      const tilt =
        0.82 * sine +
        0.5 * Math.sqrt(1 - sine * sine) * Math.max(0, Math.cos(azimuth - (turn * Math.PI) / 180)) * 0.6
      return 0.25 * 0.88 * Math.max(0, tilt) * cloud
    },
  }
}
