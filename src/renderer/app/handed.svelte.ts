import type { HandedFile } from './files.ts'

/** Meter files dropped anywhere on the window wait here until the readings page takes them. */
class Handed {
  readings = $state.raw<readonly HandedFile[]>([])

  give(files: readonly HandedFile[]): void {
    this.readings = [...this.readings, ...files]
  }

  take(): readonly HandedFile[] {
    const files = this.readings
    if (files.length > 0) this.readings = []
    return files
  }
}

export const handed = new Handed()
