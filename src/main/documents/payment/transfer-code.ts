import { formatCents, type Cents } from '../../../core/units/money.ts'
import { compactIban, isIban } from './iban.ts'

export interface Transfer {
  readonly name: string
  readonly iban: string
  /** Empty where not known; inside the euro area none is needed. */
  readonly bic: string
  readonly cents: Cents
  readonly reference: string
}

const LARGEST_CENTS = 99_999_999_999
/** Longest payload of the guideline, which keeps the code at version 13 or below. */
const LONGEST_BYTES = 331

/**
 * Payload of the code that banking apps scan: EPC069-12 v2.1, "Quick Response Code: Guidelines to Enable Data Capture
 * for the Initiation of a SEPA Credit Transfer", version 002, UTF-8, unstructured remittance. Null where no such transfer
 * is possible: no valid IBAN, no name, an amount outside 0.01 … 999 999 999.99 euros.
 */
export function transferCode({ name, iban, bic, cents, reference }: Transfer): string | null {
  if (!isIban(iban) || cents < 1 || cents > LARGEST_CENTS) return null
  const beneficiary = oneLine(name, 70)
  if (beneficiary === '') return null
  const identifier = /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(bic.trim().toUpperCase())
    ? bic.trim().toUpperCase()
    : ''
  const payload = [
    'BCD',
    '002',
    '1',
    'SCT',
    identifier,
    beneficiary,
    compactIban(iban),
    `EUR${formatCents(cents)}`,
    '',
    '',
    oneLine(reference, 140),
  ].join('\n')
  return new TextEncoder().encode(payload).length <= LONGEST_BYTES ? payload : null
}

/** At most `length` characters on one line: a line feed would shift every field after it. */
function oneLine(text: string, length: number): string {
  const line = text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
  return Array.from(line).slice(0, length).join('').trim()
}
