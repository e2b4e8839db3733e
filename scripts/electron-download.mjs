/** Fetches Electron's binary for this machine into the installed package. Prints how far it is; started by electron-binary.mjs. */
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { repository } from './node-binary.mjs'

const fromElectron = createRequire(`${repository}node_modules/electron/package.json`)
const { downloadArtifact } = await import(pathToFileURL(fromElectron.resolve('@electron/get')).href)
const { version } = fromElectron('./package.json')

try {
  await downloadArtifact({
    version,
    artifactName: 'electron',
    platform: process.platform,
    arch: process.arch,
    checksums: fromElectron('./checksums.json'),
    downloadOptions: {
      quiet: true,
      getProgressCallback: async ({ percent }) => console.log(`${Math.floor(percent * 100)} %`),
    },
  })
} catch (error) {
  // one line with the system's own word for it (ENOTFOUND, 403 …); it stands in a sentence later
  console.error(error.cause?.code ?? error.message.split('\n')[0])
  process.exit(1)
}
// finds the archive in its cache, checks it and unpacks it
process.exit(
  spawnSync(process.execPath, [fromElectron.resolve('./install.js')], { stdio: 'inherit' }).status ?? 1,
)
