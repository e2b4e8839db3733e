/**
 * The first field that stands twice in one object of a JSON text, or null. JSON.parse keeps the last of the two without
 * a word. The text must have been accepted by JSON.parse: this only follows strings and brackets.
 */
export function repeatedField(json: string): string | null {
  const tokens = json.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/g)
  const open: Set<string>[] = []
  for (const [token, colon] of tokens) {
    if (token === '{' || token === '[') open.push(new Set())
    else if (token === '}' || token === ']') open.pop()
    else if (colon !== undefined) {
      const field = JSON.parse(token.slice(0, -colon.length)) as string
      const fields = open.at(-1)!
      if (fields.has(field)) return field
      fields.add(field)
    }
  }
  return null
}
