/** Shorter secrets would blot out half of every report, and protect nothing. */
const shortest = 3

/**
 * Makes the function that hides secrets in everything that leaves the harness: each occurrence becomes `***`.
 *
 * A secret is found as it stands and as it may have been written down on the way: in XML, in a URL or a form, in JSON,
 * and in base64. For HTTP Basic give `user:password` as one more secret: its base64 is the content of the header.
 * Secrets shorter than three characters are ignored.
 *
 * @example
 * const hide = redactor([password, `${user}:${password}`])
 * hide(report)
 */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const forms = new Set(secrets.filter((secret) => secret.length >= shortest).flatMap(formsOf))
  if (forms.size === 0) return (text) => text
  // The longest first: of two secrets that begin alike, nothing of the longer one may stay behind.
  const longestFirst = [...forms].sort((one, other) => other.length - one.length)
  const pattern = new RegExp(longestFirst.map(literally).join('|'), 'g')
  return (text) => text.replace(pattern, '***')
}

function formsOf(secret: string): string[] {
  const markup = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const markupToo = markup.replaceAll('>', '&gt;')
  const inUrl = encodeURIComponent(secret)
  const inForm = new URLSearchParams([['', secret]]).toString().slice(1)
  const urlForms = [inUrl, inForm, encodeURI(secret)]
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    markup,
    markupToo,
    markupToo.replaceAll('"', '&quot;'),
    ...['&apos;', '&#39;'].map((quote) => markupToo.replaceAll('"', '&quot;').replaceAll("'", quote)),
    ...urlForms,
    ...urlForms.map((form) => form.replace(/%../g, (escape) => escape.toLowerCase())),
    // Without its padding it is found with it too.
    ...(['base64', 'base64url'] as const).map((encoding) => Buffer.from(secret).toString(encoding).replace(/=+$/, '')),
  ]
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
