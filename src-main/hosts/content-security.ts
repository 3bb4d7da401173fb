/** What the window may load and do, stated to Chromium by every host with each page. */

/** `connections` are further addresses for fetch and WebSocket besides the page's own. */
export function contentSecurityPolicy(connections: readonly string[] = []): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'", // Svelte and the charts place marks through the style object, which is not inline style
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src ${["'self'", ...connections].join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-src 'self'", // the report, in which nothing runs
    "frame-ancestors 'none'",
  ].join('; ');
}

export function pageHeaders(connections: readonly string[] = []): Record<string, string> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(connections),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=()',
  };
}
