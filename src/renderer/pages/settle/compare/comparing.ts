import { RememberedJob } from '../../../app/remembered-job.svelte.ts'

/** The comparison of the month at hand, while nothing has been written since. */
export const comparing = new RememberedJob('settle.compare')
