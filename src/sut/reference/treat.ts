import type { ServerResponse } from 'node:http'
import type { HttpAnswer, Treatment } from './http-answer.ts'

/** Does to the connection what the treatment says. */
export function treat(response: ServerResponse, treatment: Treatment): void {
  switch (treatment.kind) {
    case 'send':
      later(treatment.delayMs, response, () => {
        writeHead(response, treatment.answer)
        response.end(treatment.answer.bytes)
      })
      return
    case 'cut':
      writeHead(response, treatment.answer)
      response.write(treatment.answer.bytes.subarray(0, treatment.afterBytes), () => response.destroy())
      return
    case 'close':
      response.destroy()
      return
    case 'silence':
      return
  }
}

function writeHead(response: ServerResponse, { status, headers, bytes }: HttpAnswer): void {
  response.writeHead(status, { ...headers, 'content-length': bytes.byteLength })
}

/** A delay ends with its connection, so that nothing is left running when the server closes. */
function later(delayMs: number | undefined, response: ServerResponse, act: () => void): void {
  if (delayMs === undefined) {
    act()
    return
  }
  const timer = setTimeout(act, delayMs)
  response.on('close', () => clearTimeout(timer))
}
