import { answered } from '../answering.ts'
import { sessionOf, type HandlersOf } from '../context.ts'
import { beforeSettlingOf } from '../settling/before.ts'
import { compareMonth } from '../settling/compareMonth.ts'
import { settleMonth, settlementOf } from '../settling/settleMonth.ts'

export const settlingHandlers: HandlersOf<'settle.before' | 'settle.run' | 'settle.compare' | 'settle.get'> =
  {
    'settle.before': ({ month }, context) => {
      const session = sessionOf(context)
      return answered(session, () => beforeSettlingOf(session, month))
    },

    'settle.run': async (input, context) => {
      const session = sessionOf(context)
      const kept = await settleMonth(session, input, context.keep.options.version, context.watch)
      return session.turns().through(settlementOf(session, kept))
    },

    'settle.compare': (input, context) => compareMonth(sessionOf(context), input, context.watch),

    'settle.get': ({ month, which }, context) => {
      const session = sessionOf(context)
      const { settlements } = session.file
      return answered(session, function* () {
        const kept = which === 'approved' ? settlements.approved(month) : settlements.newest(month)
        return kept && (yield* settlementOf(session, kept))
      })
    },
  }
