import { expect, test } from '@playwright/test'
import { readXml } from '../../src/xml/intake.ts'
import { subtreeText } from '../../src/xml/subtree.ts'
import { elementAt, type XmlElement } from '../../src/xml/tree.ts'

const document = `<?xml version="1.0" encoding="UTF-16"?>
<!-- <decoy> -->
<s:E xmlns:s="urn:s" xmlns:p = 'urn:p' xmlns="urn:d"
     a=' xmlns:x="no" > decoy/>'>
  <?pi <decoy> ?><![CDATA[<decoy>]]>
  <s:H/>
  <s:B xmlns:p="urn:p2"><one/><p:two
     xmlns="urn:own"
     b="/>"
   ><three>4</three><!-- </p:two> --><p:two/></p:two>
  </s:B>
</s:E>
`

function rootOf(text: string): XmlElement {
  const intake = readXml(Buffer.from(text), { charset: 'utf-8' })
  if (!intake.ok) throw new Error(intake.problem.message)
  return intake.root
}

/** Everything of an element but its place in the document. */
function itself({ name, namespace, attributes, line, children }: XmlElement): unknown {
  return {
    name,
    namespace,
    attributes,
    line,
    children: children.map((child) => (child.kind === 'text' ? child : itself(child))),
  }
}

for (const position of [[], [0], [1], [1, 0], [1, 1], [1, 1, 0], [1, 1, 1]]) {
  test(`the element at [${position.join(', ')}] stands alone with its namespaces, on its own line`, () => {
    const part = subtreeText(document, position) ?? ''
    const expected = elementAt(rootOf(document), position)
    expect(expected && itself(rootOf(part))).toEqual(expected && itself(expected))
  })
}

test('prefixes that only values use are declared too, the nearest declaration first', () => {
  expect(subtreeText(document, [1, 1, 0])).toBe(
    `${'\n'.repeat(9)}<three xmlns:s="urn:s" xmlns:p="urn:p2" xmlns="urn:own">4</three>`,
  )
})

for (const position of [[2], [0, 0], [1, 2], [1, 1, 0, 0]]) {
  test(`there is no element at [${position.join(', ')}]`, () => {
    expect(subtreeText(document, position)).toBeUndefined()
  })
}
