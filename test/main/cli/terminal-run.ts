import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const launcher = fileURLToPath(new URL('../../../scripts/fairwatt.mjs', import.meta.url))

export interface Run {
  readonly exit: number | null
  readonly out: string
  readonly err: string
  /** Standard output as the one JSON document it has to be. */
  readonly json: Record<string, unknown>
}

/** A folder of its own in which the command line is run as its users run it: as a process, through the launcher. */
export class Terminal {
  readonly folder = mkdtempSync(join(tmpdir(), 'fairwatt-cli-'))

  async run(...args: readonly string[]): Promise<Run> {
    const child = spawn(process.execPath, [launcher, ...args], {
      cwd: this.folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const [out, err, exit] = await Promise.all([
      textOf(child.stdout),
      textOf(child.stderr),
      new Promise<number | null>((resolve) => child.once('close', resolve)),
    ])
    return {
      exit,
      out,
      err,
      get json() {
        return JSON.parse(out) as Record<string, unknown>
      },
    }
  }

  path(name: string): string {
    return join(this.folder, name)
  }

  write(name: string, text: string): void {
    writeFileSync(this.path(name), text)
  }

  end(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array))
  return Buffer.concat(chunks).toString('utf8')
}
