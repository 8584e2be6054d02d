import type { Fault } from '../fault.ts'

/** What stands before the client answers in its place. */
export const takesResultsByAPage: Fault = {
  name: 'takes-results-by-a-page',
  says: 'As a client it answers the result by a page of HTML for people.',
  behaviours: {
    'client.takes': () => ({
      status: 200,
      headers: { 'content-type': 'text/html' },
      bytes: Buffer.from('<html><body>Please log in.</body></html>', 'utf8'),
      refusal: false,
    }),
  },
  raises: [{ assertion: 'client.takes-result', cases: ['TRS-016'] }],
}
