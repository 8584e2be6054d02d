/**
 * The floors of the house, bottom to top. Folders on one floor do not know each other; imports point downwards only.
 * ESLint enforces it (eslint.config.js), tests/architecture.spec.ts proves that ESLint does, docs/architecture.md explains it.
 */
export const floors = [
  ['xml'],
  ['standard'],
  ['config'],
  ['message'],
  ['binding'],
  ['exchange'],
  ['assertions', 'transports'],
  ['verdict', 'sut'],
  ['conversation'],
  ['reporting'],
  ['runner'],
  ['cli'],
]
