/**
 * The order of member numbers everywhere in the program: runs of digits compare as numbers, all else by code point,
 * so 2 comes before 10 and A2 before A10. Total: equal only for equal strings (01 and 1 differ, the shorter first).
 */
export function compareMemberNumbers(a: string, b: string): number {
  const left = a.match(/\d+|\D+/g) ?? []
  const right = b.match(/\d+|\D+/g) ?? []
  const common = Math.min(left.length, right.length)
  for (let k = 0; k < common; k++) {
    const difference = compareRuns(left[k] as string, right[k] as string)
    if (difference !== 0) return difference
  }
  if (left.length !== right.length) return left.length - right.length
  return a < b ? -1 : a > b ? 1 : 0
}

const isDigits = (run: string): boolean => /^\d/.test(run)

function compareRuns(a: string, b: string): number {
  if (isDigits(a) && isDigits(b)) {
    const x = BigInt(a)
    const y = BigInt(b)
    if (x !== y) return x < y ? -1 : 1
    return a.length - b.length
  }
  return compareCodePoints(a, b)
}

function compareCodePoints(a: string, b: string): number {
  const x = Array.from(a, (c) => c.codePointAt(0) as number)
  const y = Array.from(b, (c) => c.codePointAt(0) as number)
  for (let k = 0; k < Math.min(x.length, y.length); k++) {
    const difference = (x[k] as number) - (y[k] as number)
    if (difference !== 0) return difference
  }
  return x.length - y.length
}
