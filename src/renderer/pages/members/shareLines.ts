import type { Member } from '../../../core/community/member.ts'
import { formatShare } from '../../text/figures.ts'
import { text } from '../../text/index.ts'

/** What a member's fixed shares say, one sentence each; empty where none is set. */
export function shareLines(member: Member): readonly string[] {
  const words = text.members.detail
  const say = (fraction: number | null, sentence: (percent: string) => string): string[] =>
    fraction === null ? [] : [sentence(formatShare(fraction))]
  return [
    ...say(member.staticShare, words.staticShare),
    ...say(member.pvShare, words.pvShare),
    ...say(member.batteryShare, words.batteryShare),
    ...say(member.factor, words.factor),
  ]
}
