/** kWh with two places for a text table. */
export function kWhText(microKWh: number): string {
  // whole hundredths first: 0.565 as a double is a little less than it says
  return (Math.round(microKWh / 1e4) / 100).toFixed(2)
}
