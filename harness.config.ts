import { defineConfig } from 'cim9'

/**
 * What is tested, what it supports, which of its objects may be touched. As it stands it tests the reference head end
 * that is built in. docs/configuration.md shows every field.
 */
export default defineConfig({
  policy: { failOn: 'reported' },
})
