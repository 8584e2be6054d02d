import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { main, start, type Ended } from './cli.ts'

/** Runs `cim9 ARGS` on a terminal of its own, and answers each question to the operator with the same line. */
export function onTerminal(folder: string, answer: string, args: readonly string[]): Promise<Ended> {
  writeFileSync(join(folder, 'terminal.py'), terminal)
  return start('python3', ['terminal.py', answer, process.execPath, main, ...args], { cwd: folder, timeoutMs: 90_000 })
    .ended
}

const terminal = `
import os, pty, sys
answer, command = sys.argv[1], sys.argv[2:]
seen = b''
def read(fd):
    global seen
    data = os.read(fd, 4096)
    before = seen.count(b'OPERATOR: ')
    seen += data
    for _ in range(seen.count(b'OPERATOR: ') - before):
        os.write(fd, answer.encode() + b'\\n')
    return data
pty.spawn(command, read)
`
