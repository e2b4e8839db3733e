import { view } from '../app/view.svelte.ts'
import { text } from '../text/index.ts'

/** A member's name as this page may show it: on a projector its number stands for it (N). */
export function shownName(number: string, name: string): string {
  return view.numbersForNames ? text.app.find.member(number) : name
}
