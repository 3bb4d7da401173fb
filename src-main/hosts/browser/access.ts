/** Who may talk to the browser host: only windows that hold the token, on this machine's own address (decision 0034). */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { expiryAt, signedText, splitSigned } from '../../contract/window/window-session';

export interface Caller {
  readonly method: string;
  readonly isUpgrade: boolean;
  readonly url: URL;
  readonly host: string | undefined;
  readonly origin: string | undefined;
}

export interface Access {
  readonly port: number;
  readonly token: string;
}

/**
 * 'public': the window's own files, which hold nothing of anybody. 'data': bulk data at `path`, asked for with a signed address.
 * 'greeting': a WebSocket that has still to say the token. 'elsewhere': the same page under its one proper address.
 */
export type Verdict =
  | { readonly kind: 'public' | 'greeting' }
  | { readonly kind: 'data'; readonly path: string }
  | { readonly kind: 'elsewhere'; readonly address: string }
  | { readonly kind: 'refused'; readonly status: 403 | 404 | 405; readonly sentence: string };

const methods = ['GET', 'HEAD', 'POST'];

/**
 * Host: a page elsewhere cannot reach us through a name of its own that it points to this machine (DNS rebinding).
 * Origin: another page's script cannot write or open a WebSocket; browsers always send it with those.
 * Token: other people and other programs on the same machine cannot look in. It is never sent by itself, as a cookie would be, to every
 * other port of this machine.
 */
export function judge(caller: Caller, { port, token }: Access, nowMs: number): Verdict {
  const own = `127.0.0.1:${port}`;
  if (!methods.includes(caller.method)) return refuse('Only GET, HEAD and POST are answered here.', 405);
  const isRead = !caller.isUpgrade && caller.method !== 'POST';
  if (caller.host === `localhost:${port}` && isRead)
    return { kind: 'elsewhere', address: `http://${own}${caller.url.pathname}${caller.url.search}` };
  if (caller.host !== own) return refuse(`This program answers only under http://${own}, on the machine it runs on.`);
  if (caller.origin === undefined ? !isRead : caller.origin !== `http://${own}`)
    return refuse('This request comes from another page than the program’s own window, so it is refused.');
  if (caller.isUpgrade) return caller.url.pathname === '/rpc' ? { kind: 'greeting' } : refuse('There is no such connection.', 404);
  const signed = splitSigned(caller.url.pathname);
  if (signed !== null) {
    const isValid = signed.pathname.startsWith('/asset/') && isSame(signed.signature, sign(signed.pathname, signed.expiresS, token));
    const isFresh = signed.expiresS * 1000 > nowMs && signed.expiresS <= expiryAt(nowMs);
    if (isValid && isFresh) return { kind: 'data', path: signed.pathname };
    return refuse('This address was made for a short time and has expired. The window makes new ones: open it, or reload it.');
  }
  if (caller.url.pathname.startsWith('/asset/')) return refuse('Data are given to the program’s own window only.');
  return isRead ? { kind: 'public' } : refuse('Nothing is taken here.', 405);
}

/** HMAC-SHA-256 in base64url, as the window makes it (src-renderer/api/window-session.ts). */
export function sign(pathname: string, expiresS: number, token: string): string {
  return createHmac('sha256', token).update(signedText(pathname, expiresS)).digest('base64url');
}

/** Hashed first, so that neither the time nor the length tells anything of the token. */
export function isSame(shown: string, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(shown), digest(token));
}

function refuse(sentence: string, status: 403 | 404 | 405 = 403): Verdict {
  return { kind: 'refused', status, sentence };
}
