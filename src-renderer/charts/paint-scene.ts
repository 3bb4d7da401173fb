/**
 * Brings the elements of a scene onto the screen and changes only what differs from before. A turning map changes some 660 elements
 * at every frame; with an each block and spread attributes that took 36 ms of script, this way 12 ms.
 */
import type { IdentifiedElement } from '../../src-main/core/figures/scene/mark-element';

const namespace = 'http://www.w3.org/2000/svg';
const painted = new WeakMap<SVGGElement, Map<string, { readonly node: SVGElement; element: IdentifiedElement }>>();

/** `clip` is the value of clip-path for the marks that end at the edge of the plot. */
export function paintScene(group: SVGGElement, elements: readonly IdentifiedElement[], clip: string): void {
  const before = painted.get(group) ?? new Map<string, { readonly node: SVGElement; element: IdentifiedElement }>();
  const after: typeof before = new Map();
  let cursor = group.firstChild;
  for (const element of elements) {
    const known = before.get(element.id);
    const entry = known?.element.tag === element.tag ? known : { node: document.createElementNS(namespace, element.tag), element: null };
    update(entry.node, entry.element, element, clip);
    after.set(element.id, { node: entry.node, element });
    if (entry.node === cursor) cursor = cursor.nextSibling;
    else group.insertBefore(entry.node, cursor);
  }
  for (const [id, { node }] of before) if (after.get(id)?.node !== node) node.remove();
  painted.set(group, after);
}

function update(node: SVGElement, old: IdentifiedElement | null, next: IdentifiedElement, clip: string): void {
  for (const [name, value] of Object.entries(next.attributes)) if (old?.attributes[name] !== value) node.setAttribute(name, String(value));
  if (old) for (const name of Object.keys(old.attributes)) if (!(name in next.attributes)) node.removeAttribute(name);
  if (old?.clipped !== next.clipped) {
    if (next.clipped) node.setAttribute('clip-path', clip);
    else node.removeAttribute('clip-path');
  }
  if (old?.text !== next.text) node.textContent = next.text;
}
