/** Keys and definitions. */
export const help = {
  headline: 'Everything goes by keyboard, and every word has a meaning.',
  keys: 'Keys',
  keysNote: 'Single letters never act while you type in a field.',
  singleKeys: 'Use single letters as keys',
  keyRows: [
    { keys: 'Enter', does: 'the dark button of the page' },
    { keys: 'Esc', does: 'closes what was opened last' },
    { keys: 'Ctrl K', does: 'finds a member, a page or a month' },
    { keys: 'Ctrl O', does: 'chooses files' },
    { keys: 'Ctrl Z', does: 'takes the last thing back' },
    { keys: 'Alt ← and Alt →', does: 'the month before, the month after' },
    { keys: 'Alt 1 to Alt 5', does: 'Members, Readings, Settle, Bills, Fairness' },
    { keys: '↑ and ↓', does: 'the person above, the person below' },
    { keys: 'T', does: 'charts as tables and back' },
    { keys: 'N', does: 'numbers in place of names, for a projector' },
    { keys: 'F1', does: 'this page' },
  ],
  words: 'Words',
  definitions: [
    {
      term: 'Metering point',
      text: 'A place where the grid operator counts. One that counts what is used and one that counts what is fed in are two points, even in one house.',
    },
    {
      term: 'Shared energy',
      text: 'In each quarter of an hour, what members fed in and other members used at the same time. Energy fed in at noon and used at night is not shared.',
    },
    {
      term: 'Saved together',
      text: 'What all members would have paid and earned alone, less what they pay and earn with the cooperative. It comes from shared energy only: a shared kilowatt hour costs less than a bought one and earns more than a sold one.',
    },
    {
      term: 'Share of savings',
      text: 'A member’s part of the money saved together, by the rule the cooperative has chosen. All shares add up to what was saved, to the cent.',
    },
    {
      term: 'Alone',
      text: 'The bill as it would be without the cooperative: everything used is bought, everything fed in is sold outside.',
    },
    {
      term: 'Shapley',
      text: 'A rule that pays everyone what they bring, averaged over every order in which the members could have joined. Two members who always bring the same get the same.',
    },
    {
      term: 'Stable',
      text: 'No group of members could have more on its own. Where a group could, the page says which gain it would have and how large the group is.',
    },
    {
      term: 'Exact, and an error bar',
      text: 'With few members every group is counted and the shares are exact. With many, groups are drawn by lot from a fixed seed, and the page says within how much the shares lie at 95 %.',
    },
    {
      term: 'Gini',
      text: 'How unequal something is, from 0 (all the same) to 1 (all with one). It does not say whether the level is high or low.',
    },
    {
      term: 'Energy burden',
      text: 'What a household pays for electricity as a part of its income. Households whose income is not known are not counted.',
    },
    {
      term: 'Price between members',
      text: 'What the receiver pays the sharer for a shared kilowatt hour. Where none is set, it is the middle of what both sides would have outside, after grid charges and fee.',
    },
    {
      term: 'Settlement line',
      text: 'The line of a bill that moves money between members so that each one ends at the fair share. All settlement lines of a month add up to zero.',
    },
    {
      term: 'Frozen',
      text: 'Approving a month fixes its bills for good. What comes later becomes a correction that refers to the old bill.',
    },
  ],
  about: (version: string) => `Fairwatt ${version}`,
  browserWhy: 'This runs in a browser on this machine:',
  privacy: 'Everything stays on this computer. There is no account and no server.',
}
