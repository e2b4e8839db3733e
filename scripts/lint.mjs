/** Lint with types, then format. */
import { runWithNode } from './with-node.mjs'

const failed = [
  runWithNode('oxlint', ['--type-aware', '--deny-warnings']),
  runWithNode('prettier', ['--check', '--cache', '--cache-strategy', 'content', '--log-level', 'warn', '.']),
].filter((status) => status !== 0).length
process.exit(failed ? 1 : 0)
