/** Shows how far long work is: one line redrawn on a terminal, plain lines elsewhere. */
export interface Progress {
  say(text: string): void
  step(done: number, of: number, what: string): void
  end(): void
}

/** Redrawing more often than this, in milliseconds, only costs time. */
const redrawMs = 80
/** Without a terminal, a line stands for so many steps. */
const plainEvery = 25

/** @param things what the steps are, in the plural */
export function progressLine(out: NodeJS.WriteStream, things: string): Progress {
  let drawn = 0
  let open = false
  const clear = () => {
    if (open) out.write('\r\x1b[2K')
    open = false
  }
  return {
    say: (text) => {
      clear()
      out.write(`${text}\n`)
    },
    step: (done, of, what) => {
      if (!out.isTTY) {
        if (done % plainEvery === 0 || done === of) out.write(`${done}/${of} ${things}\n`)
        return
      }
      const now = performance.now()
      if (now - drawn < redrawMs && done < of) return
      drawn = now
      const width = 24
      const filled = Math.round((done / of) * width)
      const line = `${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${done}/${of} ${what}`
      out.write(`\r\x1b[2K${line.slice(0, (out.columns || 80) - 1)}`)
      open = true
    },
    end: clear,
  }
}
