const SINGLE_KEYS = 'fairwatt.single-keys'

/** How the window shows things: a choice of this person on this machine, never part of the cooperative's file. */
class View {
  /** T: every chart of a page as its table. */
  tables = $state(false)
  /** N: member numbers in place of names, for a projector. */
  numbersForNames = $state(false)
  /** Single keys (T, N, A …) can be switched off; keys with Ctrl or Alt stay. */
  singleKeys = $state(localStorage.getItem(SINGLE_KEYS) !== 'off')

  setSingleKeys(on: boolean): void {
    this.singleKeys = on
    localStorage.setItem(SINGLE_KEYS, on ? 'on' : 'off')
  }
}

export const view = new View()
