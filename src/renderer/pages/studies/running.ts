import { RememberedJob } from '../../app/remembered-job.svelte.ts'

/** The study that was planned last. */
export const runningStudy = new RememberedJob('study.run')
