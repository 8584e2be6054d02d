import type { Transport } from '../transports/transport.ts'

/** Takes what is to be sent into the record, and says that it was answered. */
export const muteTransport = (): Transport => ({
  send: ({ bytes }, recorder) => {
    const request = recorder.message({ from: 'harness', to: 'sut', transport: 'http', meta: { headers: {} } }, bytes)
    return Promise.resolve({ request, reply: request })
  },
  finish: () => Promise.resolve(),
  close: () => Promise.resolve(),
})
