import { text } from '../../text/index.ts'

/** `6 hours 45 minutes` of a number of slots. */
export function slotTime(slots: number, stepSeconds: number): string {
  const minutes = Math.round((slots * stepSeconds) / 60)
  return text.settle.duration(Math.floor(minutes / 60), minutes % 60)
}
