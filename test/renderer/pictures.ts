import type { Page } from 'playwright'

/** A page to look at: where it is, and what is done there before the picture is taken. */
export interface Picture {
  readonly name: string
  readonly path: string
  readonly act?: (page: Page) => Promise<void>
}

/** An address of the canned window: `?scene=` and what it plays (canned/entry.ts), then page/subject/tab of October. */
export const at = (fragment: string, scene = 'evening', more = ''): string =>
  `?scene=${scene}${more}#/2026-10/${fragment}`
const compared = (page: Page): Promise<void> => page.locator('table.cmp').first().waitFor()
const choose = (page: Page): Promise<void> => page.keyboard.press('Control+o')
async function decideFailing(page: Page): Promise<void> {
  await page.getByText('Accept 30').click()
  await page.getByLabel('Reason, for the minutes').fill('The burden of the three heaviest falls.')
  await page.getByLabel('Decided by').fill('Board, 4 of 5')
  await page.getByLabel('On', { exact: true }).fill('2026-11-04')
  await page.getByRole('button', { name: 'Record the decision' }).click()
}

/** Every page, with and without what makes it hard. */
export const pictures: readonly Picture[] = [
  { name: 'welcome', path: '?scene=welcome' },
  {
    name: 'demo',
    path: '?scene=demo&slow',
    act: async (page) => {
      await page.getByText('Try the demo').click()
      await page.waitForTimeout(1800)
    },
  },
  {
    name: 'create',
    path: '?scene=welcome',
    act: async (page) => {
      await page.getByText('Start a cooperative').click()
      await page.getByLabel('Bought from').fill('2910')
      await page.getByLabel('Surplus').focus()
    },
  },
  {
    name: 'trouble',
    path: '?scene=no-file',
    act: (page) => page.getByRole('button', { name: 'River Valley Energy Cooperative' }).click(),
  },
  { name: 'month', path: at('month') },
  { name: 'month-table', path: at('month'), act: (page) => page.keyboard.press('t') },
  { name: 'month-empty', path: at('month', 'empty') },
  { name: 'month-long', path: at('month', 'long') },
  { name: 'members', path: at('members') },
  { name: 'members-drawer', path: at('members/11') },
  { name: 'members-long', path: at('members/3', 'long') },
  { name: 'members-empty', path: at('members', 'empty') },
  { name: 'members-read-only', path: at('members/11', 'read-only') },
  {
    name: 'members-edit',
    path: at('members/11/edit'),
    act: async (page) => {
      await page.getByLabel('First day').fill('')
      await page.getByRole('button', { name: 'Save the member' }).click()
    },
  },
  {
    name: 'members-import',
    path: at('members//import'),
    act: async (page) => {
      await page.getByRole('button', { name: 'choose a file' }).click()
      await page.waitForTimeout(200)
    },
  },
  {
    name: 'members-leave',
    path: at('members/11'),
    act: (page) => page.getByRole('button', { name: 'Leaves the cooperative' }).click(),
  },
  { name: 'tariffs', path: at('tariffs') },
  { name: 'tariffs-edit', path: at('tariffs/3/edit') },
  { name: 'settings', path: at('settings') },
  { name: 'settings-bands', path: at('settings//bands') },
  { name: 'settings-account', path: at('settings//account') },
  { name: 'settings-history', path: at('settings//history') },
  {
    name: 'settings-file',
    path: at('settings//file'),
    act: (page) => page.getByRole('button', { name: 'Check the file' }).click(),
  },
  { name: 'help', path: at('help') },
  {
    name: 'find',
    path: at('month'),
    act: async (page) => {
      await page.keyboard.press('Control+k')
      await page.keyboard.type('ann')
    },
  },
  { name: 'readings', path: at('readings') },
  { name: 'readings-checks', path: at('readings//checks') },
  { name: 'readings-checks-many', path: at('readings//checks', 'lacking') },
  { name: 'readings-checks-long', path: at('readings//checks', 'long') },
  { name: 'readings-checks-none', path: at('readings//checks', 'approved') },
  { name: 'readings-checks-empty', path: at('readings//checks', 'nothing') },
  { name: 'readings-checks-failed', path: at('readings//checks', 'evening', '&fail=readings.checks') },
  {
    name: 'readings-checks-day',
    path: at('readings//checks'),
    act: (page) =>
      page
        .getByRole('link', { name: /^See the day/ })
        .nth(1)
        .click(),
  },
  { name: 'readings-split', path: at('readings//split') },
  { name: 'readings-split-many', path: at('readings//split', 'lacking') },
  { name: 'readings-split-long', path: at('readings//split', 'long') },
  { name: 'readings-split-holds', path: at('readings//split', 'approved') },
  { name: 'readings-split-without', path: at('readings//split', 'trouble') },
  { name: 'readings-split-empty', path: at('readings//split', 'nothing') },
  { name: 'readings-split-failed', path: at('readings//split', 'evening', '&fail=referee.month') },
  {
    name: 'readings-split-running',
    path: at('readings//split', 'evening', '&slow'),
    act: (page) => page.waitForTimeout(800),
  },
  {
    name: 'readings-split-file',
    path: at('readings//split'),
    act: (page) => page.getByRole('button', { name: 'Check an operator’s file' }).click(),
  },
  {
    name: 'readings-split-gaps',
    path: at('readings//split', 'lacking'),
    act: (page) => page.getByRole('button', { name: 'Check an operator’s file' }).click(),
  },
  {
    name: 'readings-split-copied',
    path: at('readings//split'),
    act: (page) => page.getByRole('button', { name: 'Copy the text' }).click(),
  },
  { name: 'readings-empty', path: at('readings', 'nothing') },
  { name: 'readings-lacking', path: at('readings', 'lacking') },
  { name: 'readings-plan', path: at('readings'), act: choose },
  { name: 'readings-plan-more', path: at('readings', 'lacking'), act: choose },
  {
    name: 'readings-plan-points',
    path: at('readings', 'lacking'),
    act: async (page) => {
      await choose(page)
      await page.getByRole('button', { name: 'Point by point' }).click()
    },
  },
  { name: 'readings-plan-long', path: at('readings', 'long'), act: choose },
  { name: 'readings-plan-failed', path: at('readings', 'evening', '&fail=readings.plan'), act: choose },
  {
    name: 'readings-running',
    path: at('readings', 'evening', '&slow'),
    act: async (page) => {
      await choose(page)
      await page.waitForTimeout(800)
    },
  },
  {
    name: 'readings-mapping',
    path: at('readings'),
    act: async (page) => {
      await choose(page)
      await page.getByRole('button', { name: 'Say what it is' }).click()
    },
  },
  {
    name: 'readings-mapping-dates',
    path: at('readings', 'lacking'),
    act: async (page) => {
      await choose(page)
      await page.getByRole('button', { name: 'Say what it is' }).last().click()
      await page.getByLabel('Dates begin with').selectOption('M-D-Y')
    },
  },
  {
    name: 'readings-day',
    path: at('readings'),
    act: (page) => page.locator('[data-row="0"][data-column="24"]').click(),
  },
  { name: 'studies', path: at('studies') },
  {
    name: 'studies-S1',
    path: at('studies/S1'),
    act: (page) => page.locator('.figs').waitFor(),
  },
  {
    name: 'studies-S4',
    path: at('studies/S4'),
    act: (page) => page.locator('.figs').waitFor(),
  },
  {
    name: 'studies-own',
    path: at('studies'),
    act: async (page) => {
      await page.getByRole('button', { name: 'Plan your own' }).click()
      await page.locator('main li').waitFor()
    },
  },
  {
    name: 'studies-running',
    path: at('studies/S1', 'evening', '&slow'),
    act: (page) => page.waitForTimeout(1200),
  },
  {
    name: 'studies-failed',
    path: at('studies/S1', 'evening', '&fail=study.run'),
    act: (page) => page.getByRole('alert').waitFor(),
  },
  { name: 'plan', path: at('plan') },
  {
    name: 'plan-wrong',
    path: at('plan'),
    act: async (page) => {
      await page.getByLabel('Day to plan').fill('tomorrow')
      await page.getByRole('button', { name: 'Plan the day' }).click()
    },
  },
  {
    name: 'plan-result',
    path: at('plan'),
    act: async (page) => {
      await page.getByRole('button', { name: 'Plan the day' }).click()
      await page.locator('.figs').waitFor()
    },
  },
  { name: 'settle', path: at('settle') },
  { name: 'settle-vat', path: at('settle', 'vat') },
  { name: 'settle-need', path: at('settle', 'need') },
  { name: 'settle-long', path: at('settle', 'long') },
  { name: 'settle-trouble', path: at('settle', 'trouble') },
  {
    name: 'settle-detail',
    path: at('settle', 'vat'),
    act: (page) => page.getByRole('button', { name: 'Show every column' }).click(),
  },
  { name: 'settle-before', path: at('settle', 'nothing') },
  { name: 'settle-gaps', path: at('settle', 'lacking') },
  {
    name: 'settle-running',
    path: at('settle', 'nothing', '&slow'),
    act: async (page) => {
      await page.getByRole('button', { name: 'Settle October' }).click()
      await page.waitForTimeout(2600)
    },
  },
  { name: 'bills', path: at('bills/4') },
  { name: 'bills-vat', path: at('bills/9', 'vat') },
  { name: 'bills-farm', path: at('bills/3') },
  { name: 'bills-long', path: at('bills/4', 'long') },
  { name: 'bills-approved', path: at('bills/4', 'approved') },
  { name: 'bills-trouble', path: at('bills/4', 'trouble') },
  { name: 'bills-none', path: at('bills', 'nothing') },
  { name: 'bills-tables', path: at('bills/4'), act: (page) => page.keyboard.press('t') },
  {
    name: 'bills-what-if',
    path: at('bills/4'),
    act: async (page) => {
      await page.getByRole('button', { name: 'What if…' }).click()
      await page.waitForTimeout(300)
    },
  },
  { name: 'bills-failed', path: at('bills/4', 'evening', '&fail=bills.get') },
  { name: 'bills-ask', path: at('bills/4', 'lacking'), act: (page) => page.keyboard.press('a') },
  {
    name: 'bills-walk',
    path: at('bills'),
    act: async (page) => {
      await page.waitForTimeout(300)
      await page.locator('h1').focus()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowDown')
    },
  },
  {
    name: 'fairness-read',
    path: at('fairness'),
    act: async (page) => {
      await page.locator('input[type=range]').first().focus()
      for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key)
    },
  },
  {
    name: 'readings-saved',
    path: at('readings'),
    act: async (page) => {
      await choose(page)
      await page.getByRole('button', { name: 'Save 17 points' }).waitFor()
      await page.keyboard.press('Enter')
      await page.waitForTimeout(400)
    },
  },
  {
    name: 'readings-keys',
    path: at('readings/AT0031000000000000000000000000369'),
    act: async (page) => {
      for (const key of ['ArrowUp', 'ArrowRight', 'End']) await page.keyboard.press(key)
    },
  },
  { name: 'correction', path: at('correction') },
  { name: 'correction-due', path: at('correction', 'lacking') },
  { name: 'correction-approved', path: at('correction', 'approved') },
  { name: 'correction-none', path: at('correction', 'nothing') },
  {
    name: 'correction-ask',
    path: at('correction'),
    act: (page) => page.getByRole('button', { name: 'Approve the corrections' }).click(),
  },
  { name: 'decision', path: at('decision') },
  { name: 'decision-long', path: at('decision', 'long') },
  { name: 'decision-tables', path: at('decision'), act: (page) => page.keyboard.press('t') },
  {
    name: 'decision-limits',
    path: at('decision', 'lacking'),
    act: (page) => page.getByText('At most').click(),
  },
  { name: 'decision-unlimited', path: at('decision', 'trouble') },
  { name: 'decision-decided', path: at('decision', 'approved') },
  { name: 'decision-empty', path: at('decision', 'nothing') },
  { name: 'decision-failed', path: at('decision', 'evening', '&fail=equity.decide'), act: decideFailing },
  {
    name: 'decision-change',
    path: at('decision', 'need'),
    act: async (page) => {
      await page.getByText('Change to another').click()
      await page.getByLabel('Solidarity share, %').fill('20')
      await page.getByLabel('Weight of lower').fill('2')
      await page.getByRole('button', { name: 'See what it would do' }).click()
      await page.locator('.led').waitFor()
    },
  },
  {
    name: 'decision-refused',
    path: at('decision', 'need'),
    act: async (page) => {
      await page.getByText('Change to another').click()
      await page.getByLabel('Solidarity share, %').fill('40')
      await page.getByRole('button', { name: 'See what it would do' }).click()
      await page.locator('.led').waitFor()
    },
  },
  {
    name: 'decision-running',
    path: at('decision', 'evening', '&slow'),
    act: async (page) => {
      await page.getByRole('button', { name: 'Propose again' }).click()
      await page.waitForTimeout(2200)
    },
  },
  { name: 'fairness', path: at('fairness') },
  { name: 'fairness-tables', path: at('fairness'), act: (page) => page.keyboard.press('t') },
  { name: 'fairness-no-incomes', path: at('fairness', 'lacking') },
  { name: 'fairness-one-month', path: at('fairness', 'trouble') },
  { name: 'fairness-report', path: at('fairness//report') },
  { name: 'fairness-empty', path: at('fairness', 'nothing') },
  { name: 'compare', path: at('settle//compare'), act: compared },
  { name: 'compare-long', path: at('settle//compare', 'long'), act: compared },
  { name: 'compare-crowd', path: at('settle//compare', 'crowd'), act: compared },
  { name: 'compare-in-force', path: at('settle//compare', 'need'), act: compared },
  {
    name: 'compare-all',
    path: at('settle//compare', 'crowd'),
    act: async (page) => {
      await compared(page)
      await page.getByRole('button', { name: 'Choose rules' }).click()
      await page.getByRole('button', { name: /^Show all/ }).click()
      await page
        .locator('main .scroll')
        .first()
        .evaluate((frame) => frame.scrollTo(160, 4000))
    },
  },
  {
    name: 'compare-tried',
    path: at('settle//compare'),
    act: async (page) => {
      await compared(page)
      await page.getByRole('slider').focus()
      for (let step = 0; step < 25; step++) await page.keyboard.press('ArrowRight')
    },
  },
  { name: 'compare-failed', path: at('settle//compare', 'evening', '&fail=settle.compare') },
  { name: 'settle-crowd', path: at('settle', 'crowd') },
  { name: 'members-crowd', path: at('members', 'crowd') },
  { name: 'members-crowd-drawer', path: at('members/300', 'crowd') },
  { name: 'correction-crowd', path: at('correction', 'crowd') },
  { name: 'bills-crowd', path: at('bills/300', 'crowd') },
]
