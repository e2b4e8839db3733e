/**
 * The one product everything in a network is made of: out[i·columns + j] = Σ_k a[i·inner + k]·b[j·inner + k], rows of `a`
 * by rows of `b`. Four rows by four columns at a time, so that most numbers stay in registers; the order of additions is
 * fixed, so the same inputs give the same bits. `rows` is the number of rows of `a`, `columns` that of `b`.
 */
export function rowsByRows(
  a: Float64Array,
  rows: number,
  b: Float64Array,
  columns: number,
  inner: number,
  out: Float64Array,
): void {
  const fullRows = rows & ~3
  const fullColumns = columns & ~3
  for (let i = 0; i < fullRows; i += 4) {
    const [a0, a1, a2, a3] = [i * inner, (i + 1) * inner, (i + 2) * inner, (i + 3) * inner]
    for (let j = 0; j < fullColumns; j += 4) {
      block(a, a0, a1, a2, a3, b, j * inner, inner, out, i * columns + j, columns)
    }
  }
  for (let i = 0; i < rows; i++) {
    for (let j = i < fullRows ? fullColumns : 0; j < columns; j++) {
      let sum = 0
      for (let k = 0, ak = i * inner, bk = j * inner; k < inner; k++) sum += a[ak + k]! * b[bk + k]!
      out[i * columns + j] = sum
    }
  }
}

/** A block of four by four. */
function block(
  a: Float64Array,
  a0: number,
  a1: number,
  a2: number,
  a3: number,
  b: Float64Array,
  b0: number,
  inner: number,
  out: Float64Array,
  at: number,
  columns: number,
): void {
  const [b1, b2, b3] = [b0 + inner, b0 + 2 * inner, b0 + 3 * inner]
  let s00 = 0
  let s01 = 0
  let s02 = 0
  let s03 = 0
  let s10 = 0
  let s11 = 0
  let s12 = 0
  let s13 = 0
  let s20 = 0
  let s21 = 0
  let s22 = 0
  let s23 = 0
  let s30 = 0
  let s31 = 0
  let s32 = 0
  let s33 = 0
  for (let k = 0; k < inner; k++) {
    const x0 = a[a0 + k]!
    const x1 = a[a1 + k]!
    const x2 = a[a2 + k]!
    const x3 = a[a3 + k]!
    const y0 = b[b0 + k]!
    const y1 = b[b1 + k]!
    const y2 = b[b2 + k]!
    const y3 = b[b3 + k]!
    s00 += x0 * y0
    s01 += x0 * y1
    s02 += x0 * y2
    s03 += x0 * y3
    s10 += x1 * y0
    s11 += x1 * y1
    s12 += x1 * y2
    s13 += x1 * y3
    s20 += x2 * y0
    s21 += x2 * y1
    s22 += x2 * y2
    s23 += x2 * y3
    s30 += x3 * y0
    s31 += x3 * y1
    s32 += x3 * y2
    s33 += x3 * y3
  }
  out[at] = s00
  out[at + 1] = s01
  out[at + 2] = s02
  out[at + 3] = s03
  out[at + columns] = s10
  out[at + columns + 1] = s11
  out[at + columns + 2] = s12
  out[at + columns + 3] = s13
  out[at + 2 * columns] = s20
  out[at + 2 * columns + 1] = s21
  out[at + 2 * columns + 2] = s22
  out[at + 2 * columns + 3] = s23
  out[at + 3 * columns] = s30
  out[at + 3 * columns + 1] = s31
  out[at + 3 * columns + 2] = s32
  out[at + 3 * columns + 3] = s33
}

/** out[j·rows + i] = matrix[i·columns + j]. */
export function transpose(matrix: Float64Array, rows: number, columns: number, out: Float64Array): void {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) out[j * rows + i] = matrix[i * columns + j]!
  }
}
