/** All words of a definition in order, without their setting. */
export function textOf(node: unknown): string {
  if (typeof node === 'string') return node
  if (Array.isArray(node)) return node.map(textOf).join(node.every(isRun) ? '' : '\n')
  if (node === null || typeof node !== 'object') return ''
  const { text, stack, columns, table } = node as Record<string, unknown>
  const body = (table as { body?: unknown } | undefined)?.body
  return [text, stack, columns, body]
    .filter((part) => part !== undefined)
    .map(textOf)
    .join('\n')
}

function isRun(node: unknown): boolean {
  return typeof node === 'object' && node !== null && typeof (node as { text?: unknown }).text === 'string'
}

/** Pages of a PDF: its page objects are written in clear. */
export function pageCountOf(bytes: Uint8Array): number {
  return (
    Buffer.from(bytes)
      .toString('latin1')
      .match(/\/Type \/Page\b/g)?.length ?? 0
  )
}
