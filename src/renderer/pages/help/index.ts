import type { Output } from '../../../core/contract/contract.ts'
import { definePage } from '../../app/page.ts'
import Help from './Help.svelte'

export type About = Output<'app.about'>

/** Keys, definitions, and which program this is. */
export const help = definePage<About>({ load: (bridge) => bridge.call('app.about', {}), show: Help })
