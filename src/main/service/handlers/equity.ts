import { sessionOf, type HandlersOf } from '../context.ts'
import { decide } from '../equity/deciding.ts'
import { equityOf } from '../equity/equityOf.ts'
import { settingBefore, nextOpenMonth } from '../equity/inForce.ts'
import { consequencesNow, curveNow, proposalAgain, proposeEquity } from '../equity/proposing.ts'

export const equityHandlers: HandlersOf<
  | 'equity.get'
  | 'equity.rails'
  | 'equity.curve'
  | 'equity.consequences'
  | 'equity.propose'
  | 'equity.decide'
  | 'equity.replay'
> = {
  'equity.get': (_input, context) => equityOf(sessionOf(context)),

  'equity.rails': ({ rails }, context) => {
    const session = sessionOf(context)
    session.file.write(
      { kind: 'settings', words: 'The board’s limits for equity settings changed' },
      (batch) => session.file.ledger.set(batch, 'guard-rails', 'guard-rails', rails),
    )
    return equityOf(session)
  },

  'equity.curve': (_input, context) => curveNow(sessionOf(context), context.watch),

  'equity.consequences': async ({ setting }, context) => {
    const session = sessionOf(context)
    const before = settingBefore(session, nextOpenMonth(session))
    return { consequences: await consequencesNow(session, setting, before, context.watch) }
  },

  'equity.propose': (input, context) => proposeEquity(sessionOf(context), input, context.watch),

  'equity.decide': async (entered, context) => {
    const session = sessionOf(context)
    await decide(session, entered, context.watch)
    return equityOf(session)
  },

  'equity.replay': ({ decision }, context) => proposalAgain(sessionOf(context), decision, context.watch),
}
