import sax, { type QualifiedTag, type Tag } from 'sax'
import { ProblemError } from '../../problems/problem.ts'
import { importProblem } from '../problems.ts'
import { untold, type ReadingProgress } from '../reading-progress.ts'
import { localName, type XmlElement } from './element.ts'

/** Bounds that no meter export comes near; a hostile document ends at them. */
export const XML_LIMITS = { elements: 4_000_000, depth: 64, attributes: 64 } as const

interface Growing {
  readonly name: string
  text: string
  children: XmlElement[]
  attributes: ReadonlyMap<string, string>
}

const NO_CHILDREN: XmlElement[] = []
const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map()

/**
 * The document's root element. A DOCTYPE is refused, so there are no entities but the five of XML itself and nothing is ever
 * fetched or expanded. Throws a ProblemError: `damaged` (not well-formed, cut off), `too-large`, `unknown-format` (DOCTYPE).
 */
export function readXml(file: string, text: string, tell: ReadingProgress = untold): XmlElement {
  const parser = sax.parser(true, { trim: false, normalize: false, position: true })
  const open: Growing[] = []
  let root: XmlElement | null = null
  let elements = 0
  let attributes = 0

  const addText = (piece: string): void => {
    const element = open.at(-1)
    // blanks between elements are layout
    if (element && (element.text !== '' || piece.trim() !== '')) element.text += piece
  }
  Object.assign(parser, {
    ondoctype() {
      throw new ProblemError(
        importProblem('unknown-format', {
          file,
          detail: 'it carries a DOCTYPE, which no meter export needs.',
        }),
      )
    },
    onerror(error: Error) {
      throw damaged(file, `its XML is broken in line ${parser.line + 1} (${reasonOf(error)}).`)
    },
    onopentagstart() {
      attributes = 0
      if (++elements > XML_LIMITS.elements)
        throw tooLarge(file, 'it has more than four million XML elements.')
      if (open.length >= XML_LIMITS.depth)
        throw tooLarge(file, `its XML is nested deeper than ${XML_LIMITS.depth}.`)
    },
    onattribute() {
      if (++attributes > XML_LIMITS.attributes)
        throw tooLarge(file, 'an XML element has too many attributes.')
    },
    onopentag(tag: Tag | QualifiedTag) {
      open.push({
        name: localName(tag.name),
        text: '',
        children: NO_CHILDREN,
        attributes: attributesOf(tag),
      })
    },
    ontext: addText,
    oncdata: addText,
    onclosetag() {
      const element = open.pop()
      if (!element) return
      const parent = open.at(-1)
      if (!parent) root = element
      else if (parent.children === NO_CHILDREN) parent.children = [element]
      else parent.children.push(element)
    },
  })

  // in pieces, so that the parser never holds more than a piece in its own buffers
  for (let at = 0; at < text.length; at += 65_536) {
    parser.write(text.slice(at, at + 65_536))
    tell(at / text.length)
  }
  parser.close()
  if (root === null) throw damaged(file, 'its XML holds no element.')
  return root
}

function attributesOf(tag: Tag | QualifiedTag): ReadonlyMap<string, string> {
  const entries = Object.entries(tag.attributes)
  if (entries.length === 0) return NO_ATTRIBUTES
  return new Map(
    entries.map(([name, value]) => [localName(name), typeof value === 'string' ? value : value.value]),
  )
}

/** The parser's first line; the others repeat line and column. */
const reasonOf = (error: Error): string => (error.message.split('\n')[0] ?? '').slice(0, 120)

const damaged = (file: string, detail: string): ProblemError =>
  new ProblemError(importProblem('damaged', { file, detail }))
const tooLarge = (file: string, detail: string): ProblemError =>
  new ProblemError(importProblem('too-large', { file, detail }))
