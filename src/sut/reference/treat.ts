import type { ServerResponse } from 'node:http'
import type { HttpAnswer, Pieces, Treatment } from './http-answer.ts'

/** Does to the connection what the treatment says. */
export function treat(response: ServerResponse, treatment: Treatment): void {
  switch (treatment.kind) {
    case 'send':
      later(treatment.delayMs, response, () => {
        if (treatment.pieces) inPieces(response, treatment.answer, treatment.pieces)
        else {
          writeHead(response, treatment.answer)
          response.end(treatment.answer.bytes)
        }
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

function inPieces(response: ServerResponse, answer: HttpAnswer, { bytes, pauseMs, announced }: Pieces): void {
  if (announced) writeHead(response, answer)
  else response.writeHead(answer.status, answer.headers)
  let timer: NodeJS.Timeout | undefined
  response.on('close', () => clearTimeout(timer))
  const writeFrom = (start: number): void => {
    const piece = answer.bytes.subarray(start, start + bytes)
    // Who has all that was announced may go: so the last piece is the end.
    if (start + bytes >= answer.bytes.byteLength) {
      response.end(piece)
      return
    }
    response.write(piece)
    timer = setTimeout(() => writeFrom(start + bytes), pauseMs)
  }
  writeFrom(0)
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
