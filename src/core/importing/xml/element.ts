/** An element of an XML document; prefixes of names are dropped, text of mixed content is joined. */
export interface XmlElement {
  readonly name: string
  readonly text: string
  readonly children: readonly XmlElement[]
  /** By local name; a Map, so that no name of a hostile file can reach an object's prototype. */
  readonly attributes: ReadonlyMap<string, string>
}

export const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/** The first child of a name. */
export function child(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((one) => one.name === name)
}

export function children(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((one) => one.name === name)
}

/** Text at the end of a path of first children, trimmed; '' where there is none. */
export function textAt(element: XmlElement, ...path: readonly string[]): string {
  let at: XmlElement | undefined = element
  for (const name of path) at = at && child(at, name)
  return at?.text.trim() ?? ''
}

/** Every element of a name below (not inside each other), in document order. */
export function* descendants(element: XmlElement, name: string): Generator<XmlElement> {
  for (const one of element.children) {
    if (one.name === name) yield one
    else yield* descendants(one, name)
  }
}
