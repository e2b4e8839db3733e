/** True where the text is a possible IBAN: shape and check digits (ISO 13616, mod 97 = 1). Blanks do not count. */
export function isIban(text: string): boolean {
  const compact = compactIban(text)
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(compact)) return false
  const digits = (compact.slice(4) + compact.slice(0, 4)).replaceAll(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  )
  return BigInt(digits) % 97n === 1n
}

/** Without blanks, in capitals: as banks exchange it. */
export function compactIban(text: string): string {
  return text.replaceAll(/\s/g, '').toUpperCase()
}

/** In groups of four, as people read it. */
export function groupedIban(text: string): string {
  return compactIban(text).replaceAll(/(.{4})(?=.)/g, '$1\u00A0')
}

/** Country and last four characters: enough to recognise one's own account, useless to anyone else. */
export function maskedIban(text: string): string {
  const compact = compactIban(text)
  return `${compact.slice(0, 2)}\u00A0…\u00A0${compact.slice(-4)}`
}
