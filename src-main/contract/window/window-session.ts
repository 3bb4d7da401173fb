/**
 * How a browser window shows that it may talk to the host (decision 0034). The start address carries a token behind '#', which browsers
 * send to nobody; the window says it in the first message over its WebSocket and signs the addresses of bulk data with it.
 */

/** First message of the window: Hello as JSON. The host answers a Welcome, or closes with `refusedCode`. */
export interface Hello {
  readonly hello: string; // the token
}

export interface Welcome {
  readonly welcome: { readonly nowMs: number }; // the host's clock, by which signed addresses expire
}

export const refusedCode = 4401; // of WebSocket's own range for applications; 401 as in HTTP

/** How the start address names the token: '#token=…'. */
export const tokenPattern = /^#token=([\w-]+)$/;

/** '/key/<expiry in seconds since 1970>/<signature>' stands before the path of every signed address. */
export const signedPrefix = '/key/';

/** What is signed with the token (HMAC-SHA-256, base64url): the path as URL normalises it, without its query. */
export function signedText(pathname: string, expiresS: number): string {
  return `${expiresS}\n${pathname}`;
}

export function joinSigned(pathname: string, expiresS: number, signature: string): string {
  return `${signedPrefix}${expiresS}/${signature}${pathname}`;
}

export interface SignedAddress {
  readonly pathname: string;
  readonly expiresS: number;
  readonly signature: string;
}

export function splitSigned(pathname: string): SignedAddress | null {
  const match = /^\/key\/(\d{1,12})\/([\w-]{43})(\/.*)$/.exec(pathname);
  if (match === null) return null;
  const [, expiresS = '', signature = '', rest = ''] = match;
  return { pathname: rest, expiresS: Number(expiresS), signature };
}

/** An address serves a quarter to half an hour: long enough to be loaded when it is scrolled to, and the same for all that time. */
export const addressPeriodS = 15 * 60;

export function expiryAt(nowMs: number): number {
  return (Math.floor(nowMs / 1000 / addressPeriodS) + 2) * addressPeriodS;
}
