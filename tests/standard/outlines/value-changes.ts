import { element, type XmlElement } from '../../../src/xml/tree.ts'
import { noValueOf, valueOf } from './build.ts'
import type { Change } from './changes.ts'
import type { Content, ElementParticle } from './model.ts'

/** Every change of one attribute, those that should not be there among them. */
export function attributeChanges(whole: XmlElement, { attributes }: Content): readonly Change[] {
  const having = (rule: string, list: XmlElement['attributes'], expected: boolean): Change => ({
    rule,
    changed: { ...whole, attributes: list },
    expected,
  })
  return [
    having('an unknown attribute', [...whole.attributes, { name: 'cim9', namespace: '', value: 'x' }], false),
    ...attributes.flatMap(({ name, type }) => {
      const others = whole.attributes.filter((one) => one.name !== name)
      const given = (value: string, namespace = '') => [...others, { name, namespace, value }]
      const none = noValueOf(type())
      return [
        having(`no attribute ${name}`, others, true),
        having(`attribute ${name} of another namespace`, given('x', 'urn:cim9:other'), false),
        ...(type().values ?? []).map((value) => having(`attribute ${name} ${value}`, given(value), true)),
        ...(none === undefined ? [] : [having(`attribute ${name} ${none}`, given(none), false)]),
      ]
    }),
  ]
}

/** Every change of a text: each value of an enumeration, one that is none, and what is no text at all. */
export function valueChanges(particle: ElementParticle): readonly Change[] {
  const { text: type, attributes } = particle.content()
  if (!type) return []
  const { namespace, name } = particle
  const none = noValueOf(type)
  const saying = (value: string, expected: boolean): Change => ({
    rule: `saying ${value}`,
    changed: element(namespace, name, value),
    expected,
  })
  const inside = element(namespace, name, [element(namespace, 'cim9Stranger')])
  const attributed = element(namespace, name, valueOf(type), { cim9: 'x' })
  return [
    { rule: 'with an element inside', changed: inside, expected: false },
    ...(attributes.length > 0 ? [] : [{ rule: 'with an attribute', changed: attributed, expected: false }]),
    ...(none === undefined ? [] : [saying(none, false)]),
    ...(type.values ?? []).map((value) => saying(value, true)),
  ]
}
