import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where cooperatives live when the user chose no place: the user's own documents, folder Fairwatt. */
export function dataFolder(
  home: string = homedir(),
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
): string {
  return join(documentsFolder(home, platform, environment), 'Fairwatt')
}

function documentsFolder(home: string, platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string {
  // on Linux the folder has the name of the user's language and stands in a file of its own
  const names = join(environment.XDG_CONFIG_HOME ?? join(home, '.config'), 'user-dirs.dirs')
  if (platform === 'linux' && existsSync(names)) {
    const found = /^XDG_DOCUMENTS_DIR="(\$HOME)?\/?([^"]*)"/m.exec(readFileSync(names, 'utf8'))
    if (found) return found[1] ? join(home, found[2] as string) : `/${found[2]}`
  }
  return join(home, 'Documents')
}
