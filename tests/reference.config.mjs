/** The reference head end that is built in, whatever harness.config.ts says. */
export default {}
