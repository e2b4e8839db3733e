import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../../src/renderer/', import.meta.url))
const tokens = readFileSync(`${root}look/tokens.css`, 'utf8')
const schemes = ['light', 'dark'] as const
type Scheme = (typeof schemes)[number]

const found = [...tokens.matchAll(/--([\w-]+):\s*light-dark\((#\w{6}),\s*(#\w{6})\)/g)]
const colours: Record<Scheme, ReadonlyMap<string, string>> = {
  light: new Map(found.map(([, name, light]) => [name!, light!])),
  dark: new Map(found.map(([, name, , dark]) => [name!, dark!])),
}
function colour(scheme: Scheme, name: string): string {
  const hex = colours[scheme].get(name)
  if (hex === undefined) throw new Error(`tokens.css has no colour ${name}`)
  return hex
}

type Triple = readonly [number, number, number]
/** Linear light of an sRGB colour (IEC 61966-2-1). */
const linear = (hex: string): Triple => {
  const part = (at: number): number => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [part(1), part(3), part(5)]
}
/** Contrast ratio of WCAG 2.2. */
function contrast(one: string, other: string): number {
  const luminance = (hex: string): number => {
    const [red, green, blue] = linear(hex)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const [dark, light] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light! + 0.05) / (dark! + 0.05)
}

/** What dichromats see (Machado, Oliveira and Fernandes 2009, severity 1), rows of a matrix on linear light. */
const eyes: Record<string, readonly Triple[]> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}
/** Place in OKLab (Ottosson 2020) of a colour as some eyes see it. */
function seen(hex: string, rows: readonly Triple[]): Triple {
  const light = linear(hex)
  const times = (row: Triple, of: Triple): number => row[0] * of[0] + row[1] * of[1] + row[2] * of[2]
  const [r, g, b] = rows.map((row) => Math.min(1, Math.max(0, times(row, light)))) as unknown as Triple
  const lms: Triple = [
    Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b),
    Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b),
    Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b),
  ]
  return [
    times([0.2104542553, 0.793617785, -0.0040720468], lms),
    times([1.9779984951, -2.428592205, 0.4505937099], lms),
    times([0.0259040371, 0.7827717662, -0.808675766], lms),
  ]
}

describe.each(schemes)('in the %s scheme', (scheme) => {
  const papers = ['paper', 'paper-2', 'paper-3']
  const text = [
    ...papers.flatMap((paper) => ['ink', 'ink-2', 'ink-3'].map((ink) => [ink, paper] as const)),
    ...['ink', 'sun-ink'].map((ink) => [ink, 'sun-wash'] as const),
    ...['paper', 'paper-2', 'problem-wash'].map((paper) => ['problem', paper] as const),
    ['sun-ink', 'paper'],
    ['on-sun', 'sun'],
    // the dark button, at rest and under the pointer
    ['paper', 'ink'],
    ['paper', 'ink-2'],
    ['ink', 'problem-wash'],
    ['ink-3', 'problem-wash'],
    ['ink', 'blue-wash'],
  ] as const
  test.each(text)('text %s on %s has 4.5 : 1', (ink, paper) => {
    expect(contrast(colour(scheme, ink), colour(scheme, paper))).toBeGreaterThanOrEqual(4.5)
  })

  const marks = ['edge', 'focus', 'data-blue', 'data-teal', 'data-plum', 'data-slate']
  test.each(['paper', 'paper-2'].flatMap((paper) => marks.map((mark) => [mark, paper] as const)))(
    'edge, ring or mark %s on %s has 3 : 1',
    (mark, paper) => {
      expect(contrast(colour(scheme, mark), colour(scheme, paper))).toBeGreaterThanOrEqual(3)
    },
  )

  const data = ['sun', 'data-blue', 'data-teal', 'data-plum', 'data-slate', 'data-pale', 'ink']
  test.each(Object.keys(eyes))('data colours are apart to %s eyes', (kind) => {
    for (const [k, one] of data.entries())
      for (const other of data.slice(0, k)) {
        const [a, b] = [one, other].map((name) => seen(colour(scheme, name), eyes[kind]!))
        const apart = Math.hypot(a![0] - b![0], a![1] - b![1], a![2] - b![2])
        expect(apart, `${one} and ${other}`).toBeGreaterThanOrEqual(0.08)
      }
  })
})

/** Style sheets and components; print.css is paper, which has neither scheme nor motion. */
const styles = [...globSync('**/*.css', { cwd: root }), ...globSync('**/*.svelte', { cwd: root })]
  .filter((name) => !/(?:tokens|print)\.css$/.test(name))
  .map((name) => [name, readFileSync(root + name, 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '')] as const)

test('no colour stands outside tokens.css', () => {
  const strangers = styles.flatMap(([name, css]) =>
    [...css.matchAll(/#[0-9a-f]{3,8}\b(?=[\s;,)"'])|\b(?:rgb|hsl|oklch)a?\(/gi)]
      .map(([match]) => match)
      .filter(
        (match) => !match.startsWith('#') || /^#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.test(match),
      )
      .map((match) => `${name}: ${match}`),
  )
  expect(strangers).toEqual([])
})

test('everything that moves takes its time from tokens.css, where reduced motion makes it none', () => {
  expect(tokens).toMatch(/prefers-reduced-motion: reduce\)[^}]*--quick: 0ms; --calm: 0ms/)
  const moving = styles.flatMap(([name, css]) =>
    [...css.matchAll(/\b(?:transition|animation)(?:-duration)?:\s*([^;}]+)/g)].map(
      ([, value]) => `${name}: ${value!.trim()}`,
    ),
  )
  expect(moving.length).toBeGreaterThan(0)
  expect(moving.filter((value) => !/var\(--(?:quick|calm)\)|: none$/.test(value))).toEqual([])
  expect(styles.filter(([, css]) => /scroll-behavior:\s*smooth|behavior:\s*'smooth'/.test(css))).toEqual([])
})
