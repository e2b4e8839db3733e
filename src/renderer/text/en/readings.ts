import { readingsFiles } from './readings/files.ts'
import { readingsMapping } from './readings/mapping.ts'
import { readingsMonth } from './readings/month.ts'

/** Words of the readings page, by what it shows. */
export const readings = { ...readingsMonth, ...readingsFiles, mapping: readingsMapping } as const
