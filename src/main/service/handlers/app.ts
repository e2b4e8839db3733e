import type { HandlersOf } from '../context.ts'

export const appHandlers: HandlersOf<'app.about'> = {
  'app.about': (_input, { keep: { options } }) => ({
    version: options.version,
    door: options.door,
    whyNotElectron: options.whyNotElectron,
  }),
}
