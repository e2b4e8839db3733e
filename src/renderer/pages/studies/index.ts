import type { StudyList } from '../../../core/contract/studies.ts'
import { definePage } from '../../app/page.ts'
import Studies from './Studies.svelte'

/** The study communities; the route's subject names the one that is opened. */
export const studies = definePage<StudyList>({
  load: (bridge) => bridge.call('study.list', {}),
  show: Studies,
})
