import { ProblemError } from '../../problems/problem.ts'
import { looksLikeEdifact, readEdifact, type Interchange } from '../edifact/segments.ts'
import { importProblem } from '../problems.ts'
import { partOf, untold, type ReadingProgress } from '../reading-progress.ts'
import { MAX_FILE_BYTES, readTable, type Table } from '../table.ts'
import { decodeText } from '../text.ts'
import type { XmlElement } from '../xml/element.ts'
import { readXml } from '../xml/read-xml.ts'
import { readZipDirectory, type ZipDirectory } from '../zip-directory.ts'
import { isOpenDocument } from './open-document.ts'
import { gunzipBounded, UnpackError, unzipBounded } from './unpack.ts'

/** What a file turns out to be, once it is unpacked. `name` is the file's, with the entry of an archive in brackets. */
export type FileDocument = { readonly name: string } & (
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'xml'; readonly root: XmlElement }
  | { readonly kind: 'edifact'; readonly interchange: Interchange }
)

const MAX_ENTRIES = 2000
/** What archives carry beside the readings. */
const BESIDE = /\.(xslt?|xsd|pdf|html?|css|js|png|jpe?g|gif|svg|md)$|^__MACOSX\/|(^|\/)\.|\/$/i

/**
 * The documents of a file: one, or one an entry of an archive. XML and EDIFACT are recognised by how they begin, everything else is
 * a table. Throws a ProblemError: `empty`, `damaged`, `too-large`, `unknown-format`.
 */
export async function openDocuments(
  name: string,
  bytes: Uint8Array,
  tell: ReadingProgress = untold,
): Promise<FileDocument[]> {
  if (bytes.length > MAX_FILE_BYTES)
    throw new ProblemError(
      importProblem('too-large', {
        file: name,
        detail: `${Math.round(bytes.length / 1_048_576)} MB; the limit is 128 MB.`,
      }),
    )
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    const content = unpacking(name, () => gunzipBounded(bytes, MAX_FILE_BYTES))
    return [await openOne(name, content, tell)]
  }
  const directory = bytes[0] === 0x50 && bytes[1] === 0x4b ? readZipDirectory(bytes) : null
  const isWorkbook =
    directory !== null &&
    (isOpenDocument(directory) || directory.entries.some((entry) => entry.name.startsWith('xl/')))
  if (directory?.entries.some((entry) => entry.name.endsWith('.iwa')) === true)
    throw new ProblemError(
      importProblem('unknown-format', {
        file: name,
        detail: 'it is a document of Apple Numbers.',
        act: 'Open it in Numbers, export it to Excel (.xlsx) or CSV, and hand that over.',
      }),
    )
  if (directory === null || isWorkbook) return [await openOne(name, bytes, tell)]
  return openArchive(name, bytes, directory, tell)
}

async function openArchive(
  name: string,
  bytes: Uint8Array,
  directory: ZipDirectory,
  tell: ReadingProgress,
): Promise<FileDocument[]> {
  const entries = directory.entries.filter((entry) => !BESIDE.test(entry.name))
  if (entries.length === 0)
    throw new ProblemError(
      importProblem('unknown-format', { file: name, detail: 'the archive holds no meter export.' }),
    )
  if (entries.length > MAX_ENTRIES)
    throw new ProblemError(
      importProblem('too-large', { file: name, detail: `it packs more than ${MAX_ENTRIES} files.` }),
    )
  const documents: FileDocument[] = []
  let left = MAX_FILE_BYTES
  for (const [k, entry] of entries.entries()) {
    const own = partOf(tell, k / entries.length, (k + 1) / entries.length)
    const content = unpacking(name, () => unzipBounded(bytes, entry, left))
    left -= content.length
    // an archive in an archive is read as what it is not: a table, and refused
    documents.push(await openOne(entries.length === 1 ? name : `${name} (${entry.name})`, content, own))
  }
  return documents
}

async function openOne(name: string, bytes: Uint8Array, tell: ReadingProgress): Promise<FileDocument> {
  // a character cut at the end of the sample changes its encoding, but not how it begins
  const start = (decodeText(bytes.subarray(0, 4096))?.text ?? '').trimStart()
  const isXml = /^<(\?xml|!--|[a-z_][\w.:-]*[\s>/])/i.test(start) && !/<(!doctype\s+)?html/i.test(start)
  if (!isXml && !looksLikeEdifact(start))
    return { name, kind: 'table', table: await readTable(name, bytes, tell) }
  const decoded = decodeText(bytes)
  if (decoded === null)
    throw new ProblemError(importProblem('unknown-format', { file: name, detail: 'it is not text.' }))
  return isXml
    ? { name, kind: 'xml', root: readXml(name, decoded.text.trimStart(), tell) }
    : { name, kind: 'edifact', interchange: readEdifact(name, decoded.text) }
}

function unpacking(name: string, unpack: () => Uint8Array): Uint8Array {
  try {
    return unpack()
  } catch (error) {
    if (!(error instanceof UnpackError)) throw error
    throw new ProblemError(importProblem(error.kind, { file: name, detail: error.message }))
  }
}
