#!/usr/bin/env node
/** The command line on any Node from 20 on: the real one is src/main/cli/index.ts, run without a build by the Node it needs. */
import { ensureBuilt } from './built.mjs'
import { runTypeScript, userFolder } from './run-typescript.mjs'

const args = process.argv.slice(2)
// only the window needs building, everything else runs from its sources
if (args.find((arg) => !arg.startsWith('-')) === 'serve' && !args.includes('--help')) ensureBuilt()
process.exitCode = await runTypeScript('src/main/cli/index.ts', args, { cwd: userFolder(), env: process.env })
