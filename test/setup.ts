import fc from 'fast-check'

/**
 * Property tests draw the same cases every time, so that a change is judged by what it changed; FAIRWATT_TEST_SEED draws
 * others, for whoever looks for new counterexamples.
 */
fc.configureGlobal({ seed: Number(process.env['FAIRWATT_TEST_SEED'] ?? 20_261_123) })
