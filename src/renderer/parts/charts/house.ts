import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
} from 'chart.js'
import { createSubscriber } from 'svelte/reactivity'
import { readColours, type Colours } from './colours.ts'

/** What every chart is drawn with: the colours of the scheme and the size of a rem, in CSS pixels. */
export interface House {
  readonly colours: Colours
  readonly rem: number
}

// Only what the charts use, so that the rest of the library stays out of the bundle.
Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
)

/** Font size of axis figures and names at a line's end: `--t-note`. */
export const noteSize = (house: House): number => house.rem * 0.8125
export const chartFont = (size: number, weight = 400, style = 'normal'): string =>
  `${style} ${weight} ${size}px "Source Sans 3", sans-serif`

const remOf = (root: HTMLElement): number => Number.parseFloat(getComputedStyle(root).fontSize)

/** Tells who reads the house when scheme, text size or fonts change, so that charts are drawn again. */
const subscribe = createSubscriber((changed) => {
  const root = document.documentElement
  let rem = remOf(root)
  const scheme = matchMedia('(prefers-color-scheme: dark)')
  const theme = new MutationObserver(changed)
  const resized = (): void => {
    if (remOf(root) === rem) return
    rem = remOf(root)
    changed()
  }
  scheme.addEventListener('change', changed)
  theme.observe(root, { attributes: true, attributeFilter: ['data-theme'] })
  window.addEventListener('resize', resized)
  // a canvas does not draw itself again when its font arrives
  document.fonts.addEventListener('loadingdone', changed)
  return () => {
    scheme.removeEventListener('change', changed)
    theme.disconnect()
    window.removeEventListener('resize', resized)
    document.fonts.removeEventListener('loadingdone', changed)
  }
})

/** The house of this moment; inside an effect or an attachment it is read anew when it changes. */
export function currentHouse(): House {
  subscribe()
  const root = document.documentElement
  const house: House = { colours: readColours(root), rem: remOf(root) }
  const defaults = Chart.defaults
  defaults.font = {
    family: '"Source Sans 3", sans-serif',
    size: noteSize(house),
    weight: 400,
    lineHeight: 1.2,
  }
  defaults.color = house.colours['ink-3']
  defaults.borderColor = house.colours.rule
  defaults.animation = false
  defaults.responsive = true
  defaults.maintainAspectRatio = false
  // reading out happens in the caption line, by Chart.svelte's own listeners
  defaults.events = []
  return house
}
