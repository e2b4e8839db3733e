/** Countries by the characters their IBANs have (ISO 13616 registry, Europe and its neighbours); others go by shape alone. */
const countriesByLength: readonly (readonly [number, string])[] = [
  [15, 'NO'],
  [16, 'BE'],
  [18, 'DK FI NL'],
  [19, 'MK SI'],
  [20, 'AT BA EE LT LU XK'],
  [21, 'CH HR LI LV'],
  [22, 'BG DE GB IE ME RS VA'],
  [23, 'GI'],
  [24, 'AD CZ ES MD RO SE SK'],
  [25, 'PT'],
  [26, 'IS TR'],
  [27, 'FR GR IT MC SM'],
  [28, 'AL CY HU PL'],
  [29, 'UA'],
  [31, 'MT'],
]
const ibanLengths: ReadonlyMap<string, number> = new Map(
  countriesByLength.flatMap(([length, countries]) => countries.split(' ').map((each) => [each, length])),
)

/**
 * Why a text is no IBAN (ISO 13616: country, check digits, length, remainder 1 modulo 97), with the likely fault; null
 * where it can be one or is empty. Blanks and small letters do not count.
 */
export function ibanFault(text: string): string | null {
  const compact = text.replaceAll(/\s/g, '').toUpperCase()
  if (compact === '') return null
  if (!/^[A-Z]{2}\d{2}/.test(compact))
    return `"${text}" is no IBAN. One begins with two letters and two digits, such as AT61.`
  const strange = /[^A-Z0-9]/.exec(compact)?.[0]
  if (strange !== undefined)
    return `"${text}" is no IBAN: "${strange}" cannot stand in one, only letters and digits.`
  const country = compact.slice(0, 2)
  const length = ibanLengths.get(country)
  if (length !== undefined && compact.length !== length)
    return `An IBAN of ${country} has ${length} characters; this one has ${compact.length}. ${
      compact.length < length ? 'Is a part of it missing?' : 'Is something in it twice?'
    }`
  if (compact.length < 15 || compact.length > 34)
    return `An IBAN has 15 to 34 characters; this one has ${compact.length}.`
  return remainder97(compact.slice(4) + compact.slice(0, 4)) === 1
    ? null
    : 'The check digits of this IBAN do not fit. One character is likely wrong, or two are swapped.'
}

/** Digit by digit, letters as 10 to 35: the number itself is far beyond what a double holds. */
function remainder97(characters: string): number {
  let rest = 0
  for (const character of characters) {
    const value = Number.parseInt(character, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest
}

/** Why a text is no mail address, with the likely fault; null where it can be one or is empty. */
export function mailFault(text: string): string | null {
  const mail = text.trim()
  if (mail === '' || /^[^\s@,;<>]+@[^\s@,;<>.]+(\.[^\s@,;<>.]+)+$/.test(mail)) return null
  const fault = !mail.includes('@')
    ? 'the @ is missing'
    : /[\s,;]/.test(mail)
      ? 'one address goes here, without blanks'
      : /@[^@.]+$/.test(mail)
        ? 'what follows the @ has an end such as .org'
        : 'it is written as in name@example.org'
  return `"${mail}" is no mail address: ${fault}.`
}

/** Names people write where a tag is meant. */
const tagOfName: ReadonlyMap<string, string> = new Map([
  ['english', 'en'],
  ['englisch', 'en'],
  ['german', 'de'],
  ['deutsch', 'de'],
  ['french', 'fr'],
  ['français', 'fr'],
  ['italian', 'it'],
  ['italiano', 'it'],
  ['spanish', 'es'],
  ['español', 'es'],
  ['dutch', 'nl'],
  ['nederlands', 'nl'],
])

/** Why a text is no language tag (BCP 47: `en`, `de-AT`), with the likely one; null where it can be one or is empty. */
export function languageFault(text: string): string | null {
  const tag = text.trim()
  if (tag === '' || /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(tag)) return null
  const likely = tagOfName.get(tag.toLowerCase())
  return likely === undefined
    ? `"${tag}" is no language. Two letters name it, such as en or de.`
    : `"${tag}" is written in two letters. Did you mean ${likely}?`
}
