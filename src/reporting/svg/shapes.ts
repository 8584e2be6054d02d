import { escapeMarkup } from '../text.ts'
import { xmlElement, type Attributes } from '../xml-element.ts'

/** The few shapes our pictures are made of, as SVG. Coordinates and sizes are pixels. */

export interface TextStyle {
  readonly size?: number
  readonly bold?: boolean
  readonly colour?: string
  readonly anchor?: 'start' | 'middle' | 'end'
}

export function text(
  x: number,
  y: number,
  content: string,
  { size = 12, bold, colour = '#1f2933', anchor }: TextStyle = {},
): string {
  const attributes = {
    x,
    y,
    'font-size': size,
    'font-weight': bold ? 600 : undefined,
    fill: colour,
    'text-anchor': anchor === 'start' ? undefined : anchor,
  }
  return xmlElement('text', attributes, escapeMarkup(content) || ' ')
}

export function line(x1: number, y1: number, x2: number, y2: number, colour: string, more: Attributes = {}): string {
  return xmlElement('line', { x1, y1, x2, y2, stroke: colour, ...more })
}

export function box(x: number, y: number, width: number, height: number, fill: string, more: Attributes = {}): string {
  return xmlElement('rect', { x, y, width, height, fill, ...more })
}

/** A filled arrow head whose tip is at x, y. */
export function head(x: number, y: number, towards: 'left' | 'right', colour: string): string {
  const back = towards === 'right' ? x - 10 : x + 10
  return xmlElement('polygon', { points: `${x},${y} ${back},${y - 5} ${back},${y + 5}`, fill: colour })
}

/** A cross, for what got lost or went wrong. */
export function cross(x: number, y: number, arm: number, colour: string): string {
  const d = `M${x - arm} ${y - arm}L${x + arm} ${y + arm}M${x - arm} ${y + arm}L${x + arm} ${y - arm}`
  return xmlElement('path', { d, stroke: colour, 'stroke-width': 2, 'stroke-linecap': 'round', fill: 'none' })
}
