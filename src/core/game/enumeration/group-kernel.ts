import { bytes } from './groups.wasm.ts'
import { instanceOf, type Memory } from '../webassembly.ts'

/** What groups.wat exports; the source says what each does. All parameters but `unit` are addresses or counts. */
interface GroupKernel {
  readonly memory: Memory
  walk(
    from: number,
    to: number,
    row: number,
    draws: number,
    prices: number,
    level: number,
    own: number,
    low: number,
    high: number,
  ): void
  sums(from: number, to: number, members: number, low: number, high: number, sums: number): void
  slot(
    few: number,
    more: number,
    draws: number,
    weights: number,
    levels: number,
    bases: number,
    folds: number,
    out: number,
  ): void
  doubles(groups: number, low: number, high: number, unit: number, out: number): void
}

/** An instance with a memory of its own, so that two games never share one. */
export function groupKernel(): GroupKernel {
  return instanceOf(bytes) as GroupKernel
}
