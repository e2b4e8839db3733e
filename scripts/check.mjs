/** Types: the pure core without Node or DOM, the computer and the tests, the window. */
import { runWithNode } from './with-node.mjs'

const failed = [
  runWithNode('tsc', ['--noEmit', '-p', 'tsconfig.core.json']),
  runWithNode('tsc', ['--noEmit', '-p', 'tsconfig.node.json']),
  runWithNode('svelte-check', ['--tsconfig', 'tsconfig.web.json', '--fail-on-warnings']),
].filter((status) => status !== 0).length
process.exit(failed ? 1 : 0)
