/** A process that holds a cooperative open until it is killed: `holding-process.ts PATH`. */
import { CooperativeFile } from '../../../../src/main/service/store/cooperativeFile.ts'

const [path] = process.argv.slice(2)
const file = CooperativeFile.open(path as string, {
  holder: 'a process',
  token: String(process.pid),
  now: () => 0,
})
file.write({ kind: 'settings', words: 'Written before the crash' }, () => undefined)
console.log(file.readOnly ? 'reading' : 'writing')
setInterval(() => file.readOnly, 60_000)
