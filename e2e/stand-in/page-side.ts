/**
 * Runs in each page of a window before its own scripts, where Electron's preload would: gives the built preload its module `electron`. It is
 * sent to the page as text and so may use nothing from outside itself.
 */

type Listener = (event: object, ...args: unknown[]) => void;
type Ask = (verb: 'send' | 'invoke', origin: string, channel: string, args: unknown[]) => Promise<unknown>;

/** What a page has, as far as it is needed here: the specs know no DOM. */
interface PageGlobal {
  readonly top: unknown;
  readonly location: { readonly origin: string; readonly protocol: string };
  readonly origin: string;
  [name: string]: unknown;
}

export const bindingName = '__standInElectron';
export const deliveryName = '__standInDeliver';

export function runPreload(
  preload: (require: (name: string) => unknown) => void,
  names: { binding: string; delivery: string; origin: string },
): void {
  const page = globalThis as unknown as PageGlobal;
  const ask = page[names.binding] as Ask | undefined;
  delete page[names.binding]; // the page itself has only what the preload exposes
  if (page.top !== page || ask === undefined || page.location.protocol !== 'http:') return; // a preload does not run in frames within the page

  const listeners = new Map<string, Set<Listener>>();
  const of = (channel: string): Set<Listener> => {
    const known = listeners.get(channel) ?? new Set();
    listeners.set(channel, known);
    return known;
  };
  const ipcRenderer = {
    send: (channel: string, ...args: unknown[]) => void ask('send', page.origin, channel, structuredClone(args)),
    invoke: (channel: string, ...args: unknown[]) => ask('invoke', page.origin, channel, structuredClone(args)),
    on: (channel: string, listener: Listener) => void of(channel).add(listener),
    off: (channel: string, listener: Listener) => void of(channel).delete(listener),
  };
  Object.defineProperty(page, names.delivery, {
    value: (channel: string, args: unknown[]) => [...of(channel)].forEach((listener) => listener({ sender: ipcRenderer }, ...args)),
  });

  /** As the context bridge hands things over: copies, with functions in between; nothing is shared. */
  const across = (value: unknown): unknown => {
    if (typeof value === 'function') return (...args: unknown[]) => across((value as (...args: unknown[]) => unknown)(...args.map(across)));
    if (value instanceof Promise) return value.then(across);
    if (Array.isArray(value)) return Object.freeze(value.map(across));
    if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype)
      return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, part]) => [key, across(part)])));
    if (value === names.origin) return page.location.origin; // app:// is served under another name here
    return structuredClone(value);
  };
  const contextBridge = {
    exposeInMainWorld: (name: string, api: unknown) => void Object.defineProperty(page, name, { value: across(api), enumerable: true }),
  };

  preload((name) => {
    if (name !== 'electron') throw new Error(`module not found: ${name}`); // as in a sandboxed preload
    return { contextBridge, ipcRenderer };
  });
}

/** The script for a page, with the preload's text in it. */
export function preloadScript(preload: string, origin: string): string {
  const names = JSON.stringify({ binding: bindingName, delivery: deliveryName, origin });
  return `(${runPreload.toString()})((require) => {\n${preload}\n}, ${names});`;
}
