import { en } from './en/index.ts'

/** All words of the window. English is the type; another language must match it. */
export type Text = typeof en

export const text: Text = en
