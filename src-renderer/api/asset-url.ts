/** Turns a path of contract/assets.ts into an address this window can load from its host. */
export function assetUrl(path: string): string {
  return `${globalThis.window?.shapeSpaceBridge?.assetOrigin ?? ''}${path}`;
}
