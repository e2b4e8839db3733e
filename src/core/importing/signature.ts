/** A header name without what differs from file to file of the same shape: ids and numbers become `#`. */
export function plainName(header: string): string {
  return header
    .trim()
    .toLowerCase()
    .replace(/[a-z]{2}[0-9a-z]{16,40}/g, '#')
    .replace(/\d[\d.,]{2,}|\d{5,}/g, '#')
}

/** Identifies tables of the same shape, whatever the order of their columns. */
export function signatureOf(header: readonly string[], delimiter: string | null): string {
  const names = header.map(plainName).filter((name) => name !== '')
  return `${delimiter ?? 'workbook'}|${names.toSorted().join('|')}`
}

/** An id of a metering point inside a longer text: Austrian and other country codes, CUPS, CPE, POD, GS1 numbers of 18 digits. */
export function pointIdIn(text: string): string | null {
  return (
    /\b(?:AT|DE|CH|LU|ES|IT|FR|CZ|HU|SI)[0-9][0-9A-Z]{18,38}\b/.exec(text)?.[0] ??
    /\b(?:(?:ES|PT)\d{16}[A-Z]{2}|IT\d{3}E\d{8,9})\b/.exec(text)?.[0] ??
    /\b\d{18}\b/.exec(text)?.[0] ??
    null
  )
}
