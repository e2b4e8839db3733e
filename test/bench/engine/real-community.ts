import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Community } from './community.ts'

/**
 * A community from a folder with one table of energy drawn and one of energy fed in (grid_import*.csv, grid_export*.csv):
 * first column the start of the slot, then a column of kWh a member. A shared kWh is worth 0.2339.
 */
export function communityIn(folder: string): Community {
  const tableOf = (prefix: string): Map<string, Float64Array> => {
    const file = readdirSync(folder).find((name) => name.startsWith(prefix) && name.endsWith('.csv'))
    if (file === undefined) throw new Error(`${folder} holds no ${prefix}*.csv`)
    const [head, ...rows] = readFileSync(join(folder, file), 'utf8').trim().split(/\r?\n/)
    const cells = rows.map((row) => row.split(','))
    const columnOf = (k: number): Float64Array =>
      Float64Array.from(cells, (row) => {
        const kWh = Number(row[k])
        if (row[k] === '' || !(kWh >= 0))
          throw new Error(`${file}: ${row[0]} holds no energy in column ${k + 1}`)
        return Math.round(kWh * 1e6)
      })
    return new Map(
      head!
        .split(',')
        .map((name, k) => [name, k] as const)
        .slice(1)
        .map(([name, k]) => [name, columnOf(k)]),
    )
  }
  const drawn = tableOf('grid_import')
  const fed = tableOf('grid_export')
  const slots = [...drawn.values()][0]!.length
  return {
    name: `${basename(folder)}: ${drawn.size} members, ${slots} slots`,
    flows: {
      slots,
      offtake: [...drawn.values()],
      feedIn: [...drawn.keys()].map((member) => fed.get(member) ?? new Float64Array(slots)),
    },
    worth: new Float64Array(slots).fill(233_900),
  }
}
