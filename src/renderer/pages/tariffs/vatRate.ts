/** `7.7` of 770 hundredths of a percent: as short as it can be written. */
export function percentOfRate(hundredths: number): string {
  return String(hundredths / 100)
}
