import { sessionOf, type HandlersOf } from '../context.ts'
import { refuseUnfitBands } from '../checks/bands.ts'

export const bandsHandlers: HandlersOf<'bands.list' | 'bands.save'> = {
  'bands.list': (_input, context) => ({ bands: sessionOf(context).file.bands.all() }),

  'bands.save': ({ bands }, context) => {
    const { file } = sessionOf(context)
    refuseUnfitBands(bands)
    if (JSON.stringify(bands) !== JSON.stringify(file.bands.all()))
      file.write({ kind: 'settings', words: 'The income bands changed' }, (batch) =>
        file.ledger.set(batch, 'bands', 'bands', bands),
      )
    return { bands: file.bands.all() }
  },
}
