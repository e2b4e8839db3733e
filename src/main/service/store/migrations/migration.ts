/** One step of the file's layout: numbers rise in tens, a released step is never edited. */
export interface Migration {
  readonly schema: number
  readonly name: string
  readonly sql: string
}
