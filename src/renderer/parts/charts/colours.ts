/** The tokens a chart may use; tokens.css stays the one source of their values. */
const names = [
  'paper',
  'ink',
  'ink-2',
  'ink-3',
  'rule',
  'edge',
  'sun',
  'problem',
  'data-blue',
  'data-teal',
  'data-plum',
  'data-slate',
  'data-pale',
] as const

export type ColourName = (typeof names)[number]
export type Colours = Readonly<Record<ColourName, string>>

/** Values of the tokens in the scheme now shown. A canvas cannot read light-dark(), so a probe element is asked. */
export function readColours(root: HTMLElement): Colours {
  const probe = root.ownerDocument.createElement('i')
  probe.className = 'sr'
  probe.style.forcedColorAdjust = 'none' // forced colours would make every token the same one
  root.ownerDocument.body.append(probe)
  const values = names.map((name) => {
    probe.style.color = `var(--${name})`
    return [name, getComputedStyle(probe).color] as const
  })
  probe.remove()
  return Object.fromEntries(values) as Colours
}
