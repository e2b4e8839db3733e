/** The names under which the page's bridge (preload) and the main process know each other. Nothing else is listened to. */
export const channels = {
  send: 'fairwatt:send',
  cancel: 'fairwatt:cancel',
  progress: 'fairwatt:progress',
  offerPath: 'fairwatt:offer-path',
  offerBytes: 'fairwatt:offer-bytes',
  choose: 'fairwatt:choose',
  place: 'fairwatt:place',
  save: 'fairwatt:save',
} as const
