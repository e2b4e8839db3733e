import { problemsOf } from '../../problems/problem.ts'

const nothing = 'Nothing was calculated.'
const dispatch = 'Use `fairwatt dispatch`, which decides such slots with whole-number conditions.'

/** What can be wrong with a community that shares a battery, a plant or a demand charge. */
export const storageProblem = problemsOf({
  'storage-negative-price': {
    family: 'input',
    text: ({ slot, price }: { slot: number; price: number }) => ({
      what: `In slot ${slot} (counted from 0) energy has the negative price ${price}.`,
      means: `${nothing} Where burning energy pays, the exact method for batteries does not hold.`,
      act: dispatch,
    }),
  },
  'storage-buy-below-sell': {
    family: 'input',
    text: ({ slot, buy, sell }: { slot: number; buy: number; sell: number }) => ({
      what: `In slot ${slot} (counted from 0) buying at ${buy} costs less than selling brings (${sell}).`,
      means: `${nothing} Money could be made of nothing there, and the exact method for batteries does not hold.`,
      act: dispatch,
    }),
  },
  'storage-negative-fee': {
    family: 'input',
    text: ({ slot, fee }: { slot: number; fee: number }) => ({
      what: `In slot ${slot} (counted from 0) the fee is ${fee}.`,
      means: nothing,
      act: 'Write a fee of 0 or more.',
    }),
  },
  'storage-battery': {
    family: 'input',
    text: ({ field, value, expected }: { field: string; value: number; expected: string }) => ({
      what: `The common battery has “${field}” ${value}; it has to be ${expected}.`,
      means: nothing,
      act: 'Correct the field and run it again.',
    }),
  },
  'storage-shares': {
    family: 'input',
    text: ({ sum }: { sum: number }) => ({
      what: `The ownership shares add up to ${sum}.`,
      means: `${nothing} A group may use the part of the battery and the plant that its members own. Were any group allowed the whole of it, the groups’ claims would exceed what there is and no split could be stable.`,
      act: 'Give every member a share of 0 or more, together at most 1; or let the cooperative own the asset as a player of its own.',
    }),
  },
  'storage-needs-dispatch': {
    family: 'input',
    text: ({ who, what }: { who: string; what: string }) => ({
      what: `${who} has ${what}.`,
      means: `${nothing} This engine values fixed loads with one common battery, a common plant and a demand charge.`,
      act: 'Use `fairwatt dispatch` or `fairwatt study run`, which plan everything together.',
    }),
  },
})
