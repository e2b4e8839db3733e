import { problemsOf } from '../problems/problem.ts'

const nothingPlanned = 'Nothing was planned.'

/** What can be wrong with a community to plan for, and with planning it. */
export const dispatchProblem = problemsOf({
  'study-not-json': {
    family: 'input',
    text: ({ reason }: { reason: string }) => ({
      what: `The study is not readable as JSON (${reason}).`,
      means: nothingPlanned,
      act: 'Correct it and try again; fairwatt study list --json shows how a study is written.',
    }),
  },
  'study-field': {
    family: 'input',
    text: ({ field, expected, given }: { field: string; expected: string; given: string }) => ({
      what: `“${field}” is ${given}, but has to be ${expected}.`,
      means: nothingPlanned,
      act: 'Correct it and try again.',
    }),
  },
  'study-field-twice': {
    family: 'input',
    text: ({ field }: { field: string }) => ({
      what: `The study has two entries “${field}”.`,
      means: `${nothingPlanned} Only one of them could count, and nothing says which.`,
      act: 'Leave one of them out.',
    }),
  },
  'study-length': {
    family: 'input',
    text: ({ field, length, steps }: { field: string; length: number; steps: number }) => ({
      what: `“${field}” has ${length} values, but the study has ${steps} slots.`,
      means: `${nothingPlanned} A missing value is not taken for 0.`,
      act: 'Give one value for every slot.',
    }),
  },
  'study-window': {
    family: 'input',
    text: ({ field, from, to, steps }: { field: string; from: number; to: number; steps: number }) => ({
      what: `The window of “${field}” goes from slot ${from} to ${to}, which does not lie within the ${steps} slots of the study.`,
      means: nothingPlanned,
      act: `Choose 0 ≤ from < to ≤ ${steps}; the slot “to” itself is no longer part of the window.`,
    }),
  },
  'study-member-twice': {
    family: 'input',
    text: ({ id }: { id: string }) => ({
      what: `Two members are called “${id}”.`,
      means: `${nothingPlanned} Their costs could not be told apart.`,
      act: 'Give every member an id of its own.',
    }),
  },
  'study-unknown-member': {
    family: 'input',
    text: ({ id, where, known }: { id: string; where: string; known: string }) => ({
      what: `“${id}” in ${where} is not among the members.`,
      means: nothingPlanned,
      act: `The members are ${known}.`,
    }),
  },
  'study-unknown-group': {
    family: 'input',
    text: ({ group, known }: { group: string; known: string }) => ({
      what: `“settings.weights” has a weight for “${group}”, a group nobody belongs to.`,
      means: nothingPlanned,
      act: `The groups are ${known}.`,
    }),
  },
  'study-shares': {
    family: 'input',
    text: ({ sum }: { sum: number }) => ({
      what: `The ownership shares add up to ${sum}, not to 1.`,
      means: `${nothingPlanned} What the common plant earns could not be divided.`,
      act: 'Correct “community.shares”, or leave it out: then all own the same part.',
    }),
  },
  'study-unknown': {
    family: 'input',
    text: ({ name, known }: { name: string; known: string }) => ({
      what: `There is no study “${name}”.`,
      means: nothingPlanned,
      act: `Choose one of ${known}, all, or a file that ends in .json.`,
    }),
  },
  'dispatch-too-large': {
    family: 'limit',
    text: ({ columns, megabytes, most }: { columns: number; megabytes: number; most: number }) => ({
      what: `The plan would have ${columns} decisions and need about ${megabytes} MB; the solver has ${most} MB.`,
      means: nothingPlanned,
      act: 'Plan fewer members or fewer slots at a time, or longer slots.',
    }),
  },
  'study-too-long': {
    family: 'limit',
    text: ({ columns }: { columns: number }) => ({
      what: `The study is too long to be planned in one piece (${columns} decisions).`,
      means: 'The fair plan and what every group is worth are not computed for it.',
      act: 'fairwatt dispatch plans it day by day; study run takes a day or two of it.',
    }),
  },
  'dispatch-too-many-members': {
    family: 'limit',
    text: ({ members, most }: { members: number; most: number }) => ({
      what: `The study has ${members} members; what every group of them is worth is computed for at most ${most}.`,
      means: 'The plan itself is there; the shares by Shapley are not.',
      act: `Choose up to ${most} members with --members, or join some into one.`,
    }),
  },
  'no-green-plan': {
    family: 'input',
    text: ({ conflicts }: { conflicts: string }) => ({
      what: `In the green pool, where only local renewables are traded and stored, no plan keeps every condition. ${conflicts}`,
      means: 'There is a cheapest plan without the green pool, but no fair plan.',
      act: 'Loosen one of these conditions, or set “settings.greenPool” to false.',
    }),
  },
  'no-fair-plan': {
    family: 'input',
    text: ({ conflicts }: { conflicts: string }) => ({
      what: `No fair plan keeps every condition. ${conflicts}`,
      means: 'There is a cheapest plan (fairwatt dispatch), but no fair one.',
      act: 'Loosen one of these conditions, or allow fairness to cost more (“settings.delta”).',
    }),
  },
  'study-no-scale': {
    family: 'input',
    text: () => ({
      what: 'The load of the study costs nothing, or less, at the buying prices.',
      means: 'Fairness is measured against what the load costs, so there is no fair plan.',
      act: 'Check the loads and the buying prices; fairwatt dispatch plans the study all the same.',
    }),
  },
  'dispatch-unbounded': {
    family: 'input',
    text: () => ({
      what: 'The plan would earn without end: somewhere a price lets energy be bought and sold in a circle at a gain.',
      means: nothingPlanned,
      act: 'Check the prices: what is sold must not be dearer than what is bought in the same slot.',
    }),
  },
  'window-over-days': {
    family: 'limit',
    text: ({ id }: { id: string }) => ({
      what: `The window of an appliance of “${id}” goes over midnight, in a study too long to be planned in one piece.`,
      means: nothingPlanned,
      act: 'Give the appliance its usual run, or a window within one day; or plan fewer days at a time.',
    }),
  },
  'member-infeasible': {
    family: 'input',
    text: ({ id }: { id: string }) => ({
      what: `What is asked of “${id}” cannot be met, not even alone.`,
      means: nothingPlanned,
      act: 'fairwatt dispatch STUDY.json names the conditions that contradict each other.',
    }),
  },
  'dispatch-unsolved': {
    family: 'limit',
    text: ({ reason }: { reason: string }) => ({
      what: `The solver gave no plan (${reason}).`,
      means: 'No result is given rather than a wrong one.',
      act: 'Try once more; if it happens again, report it together with the study.',
    }),
  },
  'dispatch-doubtful': {
    family: 'bug',
    text: ({ detail }: { detail: string }) => ({
      what: `The solver’s plan did not stand the check (${detail}).`,
      means: 'No result is given rather than a wrong one.',
      act: 'Report it together with the study.',
    }),
  },
  'sdr-needs-feed-in-price': {
    family: 'input',
    text: () => ({
      what: 'The supply–demand ratio gives no price where feeding in earns nothing.',
      means: `${nothingPlanned} Sellers would get nothing, however little there is for sale.`,
      act: 'Choose “mid-market” or a list of local prices.',
    }),
  },
})
