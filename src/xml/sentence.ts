const longest = 1000

/** Makes one sentence of a message of libxml2: white space evened out, one full stop, cut where it quotes at length. */
export function sentence(message: string): string {
  const words = message.replace(/\s+/g, ' ').trim()
  return words.length > longest ? `${words.slice(0, longest)} …` : `${words.replace(/[.\s]+$/, '')}.`
}
