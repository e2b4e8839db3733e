/** True for the cells of a column that counts its rows or repeats one long number (a meter, a customer, a postcode): no energy does. */
export function isNumbering(texts: readonly string[]): boolean {
  const filled = texts.filter((text) => text !== '')
  if (filled.length < 4 || !filled.every((text) => /^\d{1,40}$/.test(text))) return false
  const numbers = filled.map(Number)
  const step = (numbers[1] as number) - (numbers[0] as number)
  if (step === 0) return filled.length >= 8 && (filled[0] as string).length >= 4 && new Set(filled).size === 1
  return (
    Math.abs(step) === 1 &&
    numbers.every((number, k) => k === 0 || number - (numbers[k - 1] as number) === step)
  )
}
