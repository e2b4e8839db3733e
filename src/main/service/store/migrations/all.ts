import { first } from './0010-first.ts'
import { keyTable } from './0020-key-table.ts'
import { decisions } from './0030-decisions.ts'
import { tariffCaps } from './0050-tariff-caps.ts'
import { limits } from './0060-limits.ts'
import type { Migration } from './migration.ts'

/** Every step, oldest first. */
export const migrations: readonly Migration[] = [first, keyTable, decisions, tariffCaps, limits]
