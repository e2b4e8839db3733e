import { mm } from '../typesetting/paper.ts'
import { voices, type Voice } from '../typesetting/text.ts'

/** How a bill is set: as drawn, a little closer, with the picture beside the reasons, as close as fourteen lines need, or over two pages. */
export type Density = 'open' | 'even' | 'beside' | 'close' | 'split'

/** Every length of a bill that gives way when there is much to say, points. */
export interface Setting {
  readonly address: Voice
  readonly headline: Voice
  readonly lead: Voice
  readonly beforeRecipient: number
  readonly beforeHero: number
  readonly beforeLead: number
  readonly afterHero: number
  readonly beforeLines: number
  readonly row: Voice
  readonly rowPadding: number
  /** Between the parts of one line. */
  readonly partPadding: number
  readonly beforeComparison: number
  readonly beforeReasons: number
  readonly text: Voice
  readonly afterParagraph: number
  readonly sideRow: Voice
  readonly sideRowPadding: number
  readonly beforePicture: number
  readonly pictureHeight: number
  /** Under everything as wide as the page, or in the side column. */
  readonly pictureAt: 'below' | 'side'
  readonly reasonsOnNextPage: boolean
}

const open: Setting = {
  address: voices.address,
  headline: voices.headline,
  lead: voices.lead,
  beforeRecipient: mm(9),
  beforeHero: mm(6),
  beforeLead: mm(1.5),
  afterHero: mm(2.5),
  beforeLines: mm(3),
  row: voices.row,
  rowPadding: mm(0.9),
  partPadding: 0.4,
  beforeComparison: mm(3.5),
  beforeReasons: mm(4.5),
  text: voices.text,
  afterParagraph: mm(1.4),
  sideRow: voices.row,
  sideRowPadding: mm(0.7),
  beforePicture: mm(3),
  pictureHeight: mm(15),
  pictureAt: 'below',
  reasonsOnNextPage: false,
}

const even: Setting = {
  ...open,
  beforeRecipient: mm(6),
  beforeHero: mm(3),
  beforeLead: mm(1),
  afterHero: mm(2),
  beforeLines: mm(2),
  rowPadding: mm(0.45),
  beforeComparison: mm(2.5),
  beforeReasons: mm(3.5),
  text: voices.row,
  afterParagraph: mm(0.8),
  sideRowPadding: mm(0.45),
  beforePicture: mm(2),
  pictureHeight: mm(11),
}

export const settings: Record<Density, Setting> = {
  open,
  even,
  beside: {
    ...even,
    lead: { ...voices.lead, size: 10, leading: 13.5 },
    beforeRecipient: mm(3),
    beforeHero: mm(2),
    text: voices.fine,
    rowPadding: mm(0.3),
    sideRow: voices.fine,
    sideRowPadding: mm(0.35),
    pictureHeight: mm(9),
    pictureAt: 'side',
  },
  close: {
    ...open,
    address: { ...voices.address, size: 9, leading: 12 },
    headline: { ...voices.headline, size: 17, leading: 20 },
    lead: { ...voices.lead, size: 10, leading: 13.5 },
    beforeRecipient: mm(2.5),
    beforeHero: mm(2),
    beforeLead: mm(0.5),
    afterHero: mm(1.5),
    beforeLines: mm(1.5),
    row: { ...voices.fine, leading: 11.2 },
    rowPadding: mm(0.2),
    partPadding: 0.1,
    beforeComparison: mm(1.5),
    beforeReasons: mm(2.5),
    text: voices.fine,
    afterParagraph: mm(0.5),
    sideRow: { ...voices.fine, size: 8, leading: 10.8 },
    sideRowPadding: mm(0.2),
    beforePicture: mm(1.5),
    pictureHeight: mm(7.5),
    pictureAt: 'side',
  },
  split: {
    ...open,
    beforeRecipient: mm(12),
    beforeHero: mm(9),
    pictureHeight: mm(24),
    reasonsOnNextPage: true,
  },
}
