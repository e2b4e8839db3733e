import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EventFrames } from '../../../src/renderer/app/loopback.ts'

const stream =
  ': hello\n\nevent: progress\ndata: {"job":"1"}\n\nevent: other\r\ndata: a\r\ndata: b\r\n\r\ndata: {"job":"2"}\n\n'
const frames = [
  { event: 'progress', data: '{"job":"1"}' },
  { event: 'other', data: 'a\nb' },
  { event: 'message', data: '{"job":"2"}' },
]

test('frames come out whole, wherever the stream was torn', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(stream.length), { maxLength: 8 }), (cuts) => {
      const reader = new EventFrames()
      const edges = [0, ...cuts.toSorted((a, b) => a - b), stream.length]
      const seen = edges.slice(1).flatMap((edge, index) => reader.push(stream.slice(edges[index], edge)))
      expect(seen).toEqual(frames)
    }),
  )
})
