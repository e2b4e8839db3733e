/** The terminal's door: `fairwatt COMMAND …`. */
import { main } from './main.ts'
import { makeTerminal } from './terminal.ts'

// a reader that has seen enough (`| head`) closes the pipe; that is no failure of ours
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

const args = process.argv.slice(2)
const exitCode = await main(args, makeTerminal(args.includes('--json'), process.stdout, process.stderr))
// everything printed must have left before the process ends: a pipe may still hold a part of a long document
await new Promise<void>((resolve) => {
  process.stdout.write('', () => resolve())
})
process.exit(exitCode)
