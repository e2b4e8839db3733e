import { accountOf } from '../accountOf.ts'
import { refuseUnknownZone } from '../checks/zone.ts'
import { sessionOf, type HandlersOf } from '../context.ts'
import { fileStateOf } from '../fileState.ts'

export const cooperativeHandlers: HandlersOf<'cooperative.save' | 'cooperative.account'> = {
  'cooperative.save': ({ cooperative }, context) => {
    const session = sessionOf(context)
    refuseUnknownZone(cooperative.zone)
    if (JSON.stringify(cooperative) !== JSON.stringify(session.file.cooperative.get())) {
      session.file.write({ kind: 'settings', words: 'The settings of the cooperative changed' }, (batch) =>
        session.file.ledger.set(batch, 'cooperative', 'cooperative', cooperative),
      )
      context.keep.recent.opened(session.file.path, cooperative.name)
    }
    return fileStateOf(session)
  },

  'cooperative.account': (_input, context) => accountOf(sessionOf(context).file),
}
