import { otherMedium } from './energy-units.ts'

/** Names of a field that says what is metered. */
const FIELD =
  /^(sparte|medium|energietr(ä|ae)ger|energieart|verbrauchsart|produkt|product|commodity|energy type|type of (energy|readings)|service|fluide|type d.énergie)\s*(?::\s*(.*))?$/i
const TITLE =
  /(erd)?gas(verbrauch|bezug|lastgang)|wasserverbrauch|w(ä|ae)rmeverbrauch|gas (usage|consumption)|consommation de gaz|consumo (di|de|del) gas|gasverbruik/i
const ELECTRIC = /strom|ele[ck]tri|corriente|courant/i

/**
 * What the cells above a table and its headings say is metered where that is no electricity (`Sparte;Gas`, “Ihr Erdgasverbrauch”), or what the file's name
 * says (`gas_2026.csv`); null where they say nothing of it, or speak of electricity too.
 */
export function statedMedium(preamble: readonly string[], file: string): string | null {
  if ([...preamble, file].some((text) => ELECTRIC.test(text))) return null
  for (const [k, cell] of preamble.entries()) {
    const field = FIELD.exec(cell)
    const medium = field ? otherMedium(field.at(-1) ?? preamble[k + 1] ?? '') : null
    if (medium !== null) return medium
    if (TITLE.test(cell)) return otherMedium(cell) ?? 'gas'
  }
  const words = file.replace(/\.[^.]*$/, '').replaceAll(/[\W_\d]+/g, ' ')
  const named = otherMedium(words)
  return named === null || named === 'reactive energy' ? null : `${named}, as its name says`
}
