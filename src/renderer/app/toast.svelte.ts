/** How long a toast stays, unless pointer or focus hold it. */
const STAY_MILLISECONDS = 8000

interface ToastMessage {
  /** What happened, bold. */
  readonly what: string
  /** What follows from it; may be empty. */
  readonly more: string
  readonly undo: (() => void) | null
}

/** One message at a time at the foot of the window. Never for problems. */
class Toast {
  message = $state.raw<ToastMessage | null>(null)
  #timer: ReturnType<typeof setTimeout> | undefined

  show(message: ToastMessage): void {
    this.message = message
    this.release()
  }

  close(): void {
    clearTimeout(this.#timer)
    this.message = null
  }

  /** Pointer or focus is on it: it stays. */
  hold(): void {
    clearTimeout(this.#timer)
  }

  release(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.close(), STAY_MILLISECONDS)
  }
}

export const toast = new Toast()
