/** Types: the pure core without Node or DOM, the computer and the tests, the window. */
import { runWithNode } from './with-node.mjs'

/** What tsc remembers of the last run, so that the next one looks only at what changed. */
const remembered = (name) => [
  '--incremental',
  '--tsBuildInfoFile',
  `node_modules/.cache/typescript/${name}.tsbuildinfo`,
]
const failed = [
  runWithNode('tsc', ['--noEmit', '-p', 'tsconfig.core.json', ...remembered('core')]),
  runWithNode('tsc', ['--noEmit', '-p', 'tsconfig.node.json', ...remembered('node')]),
  runWithNode('svelte-check', ['--tsconfig', 'tsconfig.web.json', '--fail-on-warnings']),
].filter((status) => status !== 0).length
process.exit(failed ? 1 : 0)
