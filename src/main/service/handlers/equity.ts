import { sessionOf, type HandlersOf } from '../context.ts'
import { decide } from '../equity/deciding.ts'
import { equityOf } from '../equity/equityOf.ts'
import { proposalAgain, proposeEquity } from '../equity/proposing.ts'

export const equityHandlers: HandlersOf<
  'equity.get' | 'equity.rails' | 'equity.propose' | 'equity.decide' | 'equity.replay'
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

  'equity.propose': (input, context) => proposeEquity(sessionOf(context), input, context.watch),

  'equity.decide': (entered, context) => {
    const session = sessionOf(context)
    decide(session, entered)
    return equityOf(session)
  },

  'equity.replay': ({ decision }, context) => proposalAgain(sessionOf(context), decision, context.watch),
}
