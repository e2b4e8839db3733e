import { sessionOf, type HandlersOf } from '../context.ts'
import { beforeSettlingOf } from '../settling/before.ts'
import { compareMonth } from '../settling/compareMonth.ts'
import { settleMonth, settlementOf } from '../settling/settleMonth.ts'

export const settlingHandlers: HandlersOf<'settle.before' | 'settle.run' | 'settle.compare' | 'settle.get'> =
  {
    'settle.before': ({ month }, context) => beforeSettlingOf(sessionOf(context), month),

    'settle.run': async (input, context) => {
      const session = sessionOf(context)
      return settlementOf(
        session,
        await settleMonth(session, input, context.keep.options.version, context.watch),
      )
    },

    'settle.compare': (input, context) => compareMonth(sessionOf(context), input, context.watch),

    'settle.get': ({ month, which }, context) => {
      const session = sessionOf(context)
      const { settlements } = session.file
      const kept = which === 'approved' ? settlements.approved(month) : settlements.newest(month)
      return kept && settlementOf(session, kept)
    },
  }
