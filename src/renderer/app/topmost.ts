/** What Esc closes: the thing opened last. */
const open: (() => void)[] = []

/** Puts something on top; gives the function that takes it away again. Made for `$effect(() => onTop(close))`. */
export function onTop(close: () => void): () => void {
  open.push(close)
  return () => {
    const index = open.lastIndexOf(close)
    if (index >= 0) open.splice(index, 1)
  }
}

/** Closes the topmost thing; false where nothing was open. */
export function closeTopmost(): boolean {
  const close = open.at(-1)
  close?.()
  return close !== undefined
}
