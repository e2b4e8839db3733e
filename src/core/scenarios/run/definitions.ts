/** What the figures of a study mean; told with every document. */
export const runDefinitions = {
  cost: 'Money that leaves the community in the horizon, demand charge included: C = Σ bought·buy − Σ sold·sell + fee·pool + wear + lost load + demand charge·peak.',
  objective: 'C + β·peak.',
  alone:
    'What a member pays with its own cheapest plan: own sunshine, battery and flexible load, own demand charge, no pool.',
  'peakReduction.gross':
    '1 − peak/grossPeak; the peak is the highest net import of a slot, the gross peak that of all loads as usual without sunshine.',
  'peakReduction.alone': '1 − peak/lowest coincident peak of all plans that are cheapest alone.',
  ceiling:
    '1 − LF·(1 − q): no plan can cut the gross peak further. LF = mean/peak of the gross load, q = sunshine/load.',
  gain: '(Σ alone − cost together)/Σ alone, without and with the common assets.',
  shapley:
    'Shapley value of v(S) = Σ alone − C(S); a group of two or more uses its ownership share of the common assets and of the connection. Exact, every group planned.',
  solidarity: '(1 − ρ)·Shapley + ρ·R; R fills the heaviest burdens first, among households of known income.',
  burden:
    'Net cost/income of the same time, households of known income only; Gini = Σ|x_i − x_j|/(2n·Σ|x_i|).',
  renewableAccess:
    'Part of a member’s consumption that is local sunshine, own or from the pool, straight or through a battery; of the fair plan.',
  priceOfFairness:
    '(K_B − K*)/max(|K*|, C0/10), K* the cheapest plan of the same mode, C0 the gross load at buying prices.',
  'members.cost':
    'Bill less dividend by the plan at local prices. Plans are not unique; what is settled is the Shapley value.',
} as const
