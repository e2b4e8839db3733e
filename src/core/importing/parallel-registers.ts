/**
 * Adds the registers of a meter, slot by slot, into `sum`. Registers that take turns (day and night) are each other's gaps: a slot one has
 * and the other has not is that of the one. Registers that count side by side are both needed: where one lacks a value between its first
 * and its last, the slot is missing, and where one begins later or ends earlier than another, that is told.
 */
export function addRegisters(
  sum: Float64Array,
  registers: readonly Float64Array[],
  point: string,
  notes: string[],
): void {
  for (const own of registers)
    own.forEach((value, slot) => {
      if (Number.isNaN(value)) return
      const known = sum[slot] as number
      sum[slot] = Number.isNaN(known) ? value : known + value
    })
  const sideBySide = registers.filter((one) =>
    registers.some((other) => other !== one && areParallel(one, other)),
  )
  if (sideBySide.length < 2) return
  const spans = sideBySide.map((own) => ({
    from: own.findIndex((value) => !Number.isNaN(value)),
    last: own.findLastIndex((value) => !Number.isNaN(value)),
  }))
  let lacking = 0
  let outside = 0
  for (let slot = 0; slot < sum.length; slot++) {
    const here = sideBySide.filter((own) => !Number.isNaN(own[slot])).length
    if (here === 0 || here === sideBySide.length) continue
    if (spans.every(({ from, last }) => slot > from && slot < last)) {
      sum[slot] = Number.NaN
      lacking++
    } else outside++
  }
  const name = point === '' ? 'the meter' : point
  if (lacking > 0)
    notes.push(
      `In ${lacking} of its slots a register of ${name} lacks a value that the others have; these slots are missing.`,
    )
  if (outside > 0)
    notes.push(
      `In ${outside} slots not every register of ${name} has begun or still counts; the others are taken alone.`,
    )
}

/** Both have a value in most of the slots in which the one with fewer has one. */
function areParallel(one: Float64Array, other: Float64Array): boolean {
  let [both, own, others] = [0, 0, 0]
  for (let slot = 0; slot < one.length; slot++) {
    const [has, hasOther] = [!Number.isNaN(one[slot]), !Number.isNaN(other[slot])]
    if (has) own++
    if (hasOther) others++
    if (has && hasOther) both++
  }
  return both > 0.5 * Math.min(own, others)
}
