import { Command } from 'commander'
import { certificatesIn, writeCertificates } from '../runner/certificates.ts'

interface Options {
  readonly host: readonly string[]
  readonly overwrite?: boolean
}

/** `cim9 certs`: makes a test authority, and certificates good and bad for the cases about TLS. */
export function certsCommand(): Command {
  return new Command('certs')
    .description('make a test authority and certificates, good and bad, for the cases about TLS')
    .argument('<folder>', 'where the files go')
    .option('--host <names...>', 'host names and addresses by which the SUT reaches our listener', [
      '127.0.0.1',
      'localhost',
    ])
    .option('--overwrite', 'replace files that are there')
    .action(async (folder: string, { host, overwrite = false }: Options) => {
      const files = await writeCertificates(folder, { hosts: host, now: new Date(), overwrite })
      process.stdout.write(`${files.length} files in ${folder}, good for a year; the keys are readable by you alone.\n`)
      process.stdout.write(`${advice(folder)}\n`)
    })
}

/** What is written into the configuration, and what the SUT is told. */
function advice(folder: string): string {
  const { ca, client, badClients, callback } = certificatesIn(folder)
  const { bad, ...good } = callback
  const ixit = { tls: { ...client, bad: badClients }, callback: { tls: { ...good, bad } } }
  return [
    `The SUT must trust ${ca}, as authority of our listener and of callers: for tests only.`,
    'In the configuration, where the SUT checks it:',
    `  ics: { security: ['callers-by-certificate', 'callback-tls'] },`,
    `  ixit: ${JSON.stringify(ixit, null, 2).replaceAll('\n', '\n  ')},`,
    'ixit.tls.ca stays the authority of the certificate of the SUT.',
  ].join('\n')
}
