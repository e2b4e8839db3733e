/** Where energy cooperatives work: time zone and currency of a country, so that nobody has to know them. */
export const countries = [
  { code: 'AT', zone: 'Europe/Vienna', currency: 'EUR' },
  { code: 'BE', zone: 'Europe/Brussels', currency: 'EUR' },
  { code: 'CH', zone: 'Europe/Zurich', currency: 'CHF' },
  { code: 'CZ', zone: 'Europe/Prague', currency: 'CZK' },
  { code: 'DE', zone: 'Europe/Berlin', currency: 'EUR' },
  { code: 'DK', zone: 'Europe/Copenhagen', currency: 'DKK' },
  { code: 'ES', zone: 'Europe/Madrid', currency: 'EUR' },
  { code: 'FI', zone: 'Europe/Helsinki', currency: 'EUR' },
  { code: 'FR', zone: 'Europe/Paris', currency: 'EUR' },
  { code: 'GB', zone: 'Europe/London', currency: 'GBP' },
  { code: 'GR', zone: 'Europe/Athens', currency: 'EUR' },
  { code: 'HR', zone: 'Europe/Zagreb', currency: 'EUR' },
  { code: 'HU', zone: 'Europe/Budapest', currency: 'HUF' },
  { code: 'IE', zone: 'Europe/Dublin', currency: 'EUR' },
  { code: 'IT', zone: 'Europe/Rome', currency: 'EUR' },
  { code: 'LU', zone: 'Europe/Luxembourg', currency: 'EUR' },
  { code: 'NL', zone: 'Europe/Amsterdam', currency: 'EUR' },
  { code: 'NO', zone: 'Europe/Oslo', currency: 'NOK' },
  { code: 'PL', zone: 'Europe/Warsaw', currency: 'PLN' },
  { code: 'PT', zone: 'Europe/Lisbon', currency: 'EUR' },
  { code: 'SE', zone: 'Europe/Stockholm', currency: 'SEK' },
  { code: 'SI', zone: 'Europe/Ljubljana', currency: 'EUR' },
  { code: 'SK', zone: 'Europe/Bratislava', currency: 'EUR' },
] as const

export function countryByCode(code: string): (typeof countries)[number] | undefined {
  return countries.find((country) => country.code === code)
}

/** The country whose zone this computer keeps; undefined where it keeps another. */
export function countryOfZone(zone: string): (typeof countries)[number] | undefined {
  return countries.find((country) => country.zone === zone)
}

/** True where this computer knows the time zone. */
export function isKnownZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
