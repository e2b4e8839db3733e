import type { Direction } from '../community/vocabulary.ts'

/** Looked for in this order: words of feeding in contain words of using (`Rücklieferung … Verbrauch`, `Export`). */
const FEED_IN =
  /einspeis|eingespeist|rücklief|ruecklief|r(ü|ue)ckspeis|lieferung ins netz|injecti|teruglever|invoeding|invoedings|(?<![a-z])export|exported|returned|retour|feed[- _]?(in|out)|fed[- _]in|vertid|excedent|immess|immission|verkauf|udlever|\bsold\b|(?<![\d.])2\.(?:[4589]|2[24-79])\.\d|(?<![a-z])AS_kWh|surplus ?(energy|generation)|to[- _](the[- _])?grid|energy received(?! from (the )?grid)|inje[cç][aã]o|inn?matning|refoul|anto\b|betáplál|visszatáplál|oddan|oddaj|oddáv|dodávka do|predan|teruggelever|salg til net|nodots t[īi]kl|έγχυση|veriş|売電|отдаден|livrat[aă] [iî]n re|(?<![\w+])[AP]-(?![\w-])|(?<!\w)-[AP](?!\w)|(?<!\w)[AP]–/i
const OFFTAKE =
  /bezug|bezogen|verbrauch|konsum|entnahme|abnahme|afname|verbruik|levering|consum|consom|soutirag|(?<![a-z])import|offtake|purchas|usage(?!\d)|\bused\b|forbruk|forbrug|kulutus|notkun|çekiş|使用量|買電|консумаци|потреблен|förbrukning|uttag|uttak|pr[eé]l[ièe]+v|entrante|delivered|lastprofil bezug|(?<![\d.])1\.(?:[4589]|2[4579])\.\d|(?<![a-z])AE_kWh|^active energy|from[- _](the[- _])?grid|fogyaszt|vételez|odběr|odber(?![a-z])|spotřeb|spotreb|pobran|pobór|zużyci|potrošnj|preuzet|prejet|tarbimi|suvarto|patēriņ|κατανάλωσ|(?<!\w)[AP]\+|(?<!\w)\+[AP](?!\w)/i
/** Energy of the house or the plant behind the meter, not across it; from such a word no direction follows. */
const BEHIND_THE_METER =
  /batter|akku|powerwall|eigenverbrauch|consumed direct|direct(ly)? consum|direkt(e[rn]?)? ?(verbrauch|genutzt)|selbst(verbrauch|genutzt)|výrob|tuotan|autocons|self[- ]?consum|generada|produ[ckz]|erzeug|stromverbrauch|gesamtverbrauch\(|hausverbrauch|\bload\b|\bpv\b|solar|ertrag|yield|restliefer/i

/** The direction that a header or a cell states; null where it states none. */
export function directionIn(text: string): Direction | null {
  if (FEED_IN.test(text)) return 'feed-in'
  if (BEHIND_THE_METER.test(text)) return null
  return OFFTAKE.test(text) ? 'offtake' : null
}

/** True where the words name production, storage or own use behind the meter. */
export function isBehindTheMeter(text: string): boolean {
  return BEHIND_THE_METER.test(text) && !FEED_IN.test(text)
}

/** The direction that a file's name states; “export” and “import” there are about the file. */
export function directionOfFile(name: string): Direction | null {
  return directionIn(name.replace(/\b(ex|im)port\w*/gi, ' ').replaceAll('_', ' '))
}

/** Words that name the connection to the grid; use without one of them may be that of the house. */
const GRID =
  /grid|netz|bezug|bezogen|r[ée]seau|soutirag|(?<![a-zà-ÿ])(red|rete)(?![a-zà-ÿ])|(ex|im)port|purchas|afname|teruglever|invoeding|delivered|returned|[AP]\+|1\.(?:[89]|29)\.\d/i

export const namesTheGrid = (text: string): boolean => GRID.test(text)

/** “Export” alone, or with words of files, is about the file; with words of energy it is a side. */
export function directionOfTitle(text: string): Direction | null {
  const aboutFile =
    /\b(ex|im)port/i.test(text) && !/energ|strom|grid|netz|wh\b|kw\b|channel|register|direction/i.test(text)
  return directionIn(aboutFile ? text.replace(/\b(ex|im)port\w*/gi, ' ') : text)
}
