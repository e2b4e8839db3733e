/** A typed number, with a point or a comma; null where it is none. */
export function numberOf(typed: string): number | null {
  const text = typed.trim().replace(',', '.')
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : null
}
