/** Cases that several faults declare together, by what happens in them. */

/** Cases in which a step expects certain readings. */
export const whereReadingsAreExpected: readonly string[] = [
  'MEP-001',
  'RD-001',
  'RD-002',
  'RD-003',
  'RD-004',
  'RD-005',
  'RD-005.one-unsupported',
  'RD-010',
  'ERR-001',
  'ERR-003',
  'ENV-019',
  'ENV-021',
  'MEP-044',
]

/** Cases in which the reference head end refuses a message. */
export const whereSomethingIsRefused: readonly string[] = [
  'ENV-005.subscribe',
  'ENV-005.show',
  'ENV-005.publish',
  'ENV-009.no-noun',
  'ENV-009.an-empty-noun',
  'ENV-010.fooconfig',
  'ENV-010.meterreadings',
  'ENV-011',
  'RD-003.unknown',
  'RD-004.no-meter',
  'ERR-011',
  'ERR-012',
  'ERR-013.seventeen-parts',
  'ERR-013.letters',
  'ERR-014',
  'ERR-015',
  'ERR-002',
  'ERR-004.name',
  'ERR-004.mrid',
  'ERR-009',
]

/** Cases in which a step expects errors to name objects. */
export const whereErrorsNameObjects: readonly string[] = [
  'RD-005.one-unsupported',
  'RD-010',
  'ERR-004.name',
  'ERR-004.mrid',
  'ERR-006',
]

/** Cases in which part of what was asked for is served. */
export const wherePartIsServed: readonly string[] = ['RD-005.one-unsupported', 'RD-010', 'ERR-003', 'ERR-006']

/** Cases in which an object or a reading type of the request is bad, and nothing is served. */
export const whereObjectsAreRefused: readonly string[] = [
  'RD-003.unknown',
  'RD-004.no-meter',
  'ERR-012',
  'ERR-013.seventeen-parts',
  'ERR-013.letters',
  'ERR-014',
  'ERR-015',
  'ERR-002',
  'ERR-004.name',
  'ERR-004.mrid',
  'ERR-009',
]
