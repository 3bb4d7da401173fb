/** Who may talk to the browser host: only windows that hold the token, on this machine's own address. */
import { createHash, timingSafeEqual } from 'node:crypto';

export interface Caller {
  readonly method: string;
  readonly isUpgrade: boolean;
  readonly url: URL;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly cookie: string | undefined;
}

export interface Access {
  readonly port: number;
  readonly token: string;
}

/** `cookie` is to be set on this answer: the token came in the address. */
export type Verdict = { readonly allowed: true; readonly cookie: string | null } | { readonly allowed: false; readonly sentence: string };

/**
 * Host: a page elsewhere cannot reach us through a name of its own that it points to this machine (DNS rebinding).
 * Origin: another page's script cannot write or open a WebSocket; browsers always send it with those.
 * Token: other people on the same machine cannot look in.
 */
export function judge(caller: Caller, { port, token }: Access): Verdict {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (caller.host === undefined || !hosts.includes(caller.host))
    return refuse(`This program answers only under http://127.0.0.1:${port}, on the machine it runs on.`);
  const isWrite = caller.isUpgrade || !['GET', 'HEAD'].includes(caller.method);
  if (caller.origin === undefined ? isWrite : caller.origin !== `http://${caller.host}`)
    return refuse('This request comes from another page than the program’s own window, so it is refused.');
  const shown = caller.url.searchParams.get('token');
  if (shown !== null && !caller.isUpgrade && isSame(shown, token)) return { allowed: true, cookie: setCookie(port, token) };
  if (isSame(readCookie(caller.cookie, cookieName(port)), token)) return { allowed: true, cookie: null };
  return refuse('Please open the address that the program printed when it started: its token lets this browser in.');
}

/** Cookies are shared by all ports of an address, so each host has a name of its own. */
export function cookieName(port: number): string {
  return `shape-space-${port}`;
}

function setCookie(port: number, token: string): string {
  return `${cookieName(port)}=${token}; HttpOnly; SameSite=Strict; Path=/`;
}

function readCookie(header: string | undefined, name: string): string {
  const pair = header
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`));
  return pair?.slice(name.length + 1) ?? '';
}

/** Hashed first, so that neither the time nor the length tells anything of the token. */
function isSame(shown: string, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(shown), digest(token));
}

function refuse(sentence: string): Verdict {
  return { allowed: false, sentence };
}
