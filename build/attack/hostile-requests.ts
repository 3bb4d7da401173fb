/** Some seventy requests, each of which must be refused without a word of the project in the answer, and without a fault of the program. */
import { dataUrl } from '../../src-main/hosts/test-support/window-client';

export interface HostileRequest {
  readonly name: string;
  readonly bytes: string;
}

export function hostileRequests(hostUrl: string): HostileRequest[] {
  const { port, origin } = new URL(hostUrl);
  const own = `Host: 127.0.0.1:${port}`;
  const ask = (name: string, line: string, ...headers: string[]): HostileRequest => ({
    name,
    bytes: `${line} HTTP/1.1\r\n${[own, ...headers].join('\r\n')}\r\nConnection: close\r\n\r\n`,
  });
  const signed = (path: string): string => dataUrl(hostUrl, path).slice(origin.length);
  const data = signed('/asset/table/stimuli.csv');
  const [, , expiry = '', signature = ''] = data.split('/');
  return [
    // without the key, or with a wrong one
    ...['/asset/table/stimuli.csv', '/asset/stimulus/owl', '/asset/corpus/a/0', '/asset/import/x', '/asset/figure', '/asset/'].map((path) =>
      ask(`no key: ${path}`, `GET ${path}`),
    ),
    ask('the token as a parameter', `GET /asset/table/stimuli.csv?token=${new URL(hostUrl).hash.slice(7)}`),
    ask('the token as a cookie', 'GET /asset/table/stimuli.csv', `Cookie: shape-space-${port}=${new URL(hostUrl).hash.slice(7)}`),
    ask('the token as a header', 'GET /asset/table/stimuli.csv', `Authorization: Bearer ${new URL(hostUrl).hash.slice(7)}`),
    ask('no signature', `GET /key/${expiry}//asset/table/stimuli.csv`),
    ask('a short signature', `GET /key/${expiry}/${signature.slice(1)}/asset/table/stimuli.csv`),
    ask('the signature of another path', `GET /key/${expiry}/${signature}/asset/table/comparison.csv`),
    ask('an expiry that was put off', `GET /key/${Number(expiry) + 900}/${signature}/asset/table/stimuli.csv`),
    ask('an expiry that never comes', `GET /key/999999999999/${signature}/asset/table/stimuli.csv`),
    ask('a path that climbs to another one', `GET /key/${expiry}/${signature}/asset/table/x/../comparison.csv`),
    ask('a key twice', `GET /key/${expiry}/${signature}${data}`),
    // foreign hosts and pages
    ...['evil.example', `evil.example:${port}`, '127.0.0.1', '127.0.0.1:1', `0.0.0.0:${port}`, `[::1]:${port}`, `127.1:${port}`, ''].map(
      (host) => ({
        name: `host ‘${host}’`,
        bytes: `GET ${data} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
      }),
    ),
    { name: 'no host', bytes: `GET ${data} HTTP/1.1\r\nConnection: close\r\n\r\n` },
    { name: 'two hosts', bytes: `GET ${data} HTTP/1.1\r\n${own}\r\nHost: evil.example\r\nConnection: close\r\n\r\n` },
    ...['https://evil.example', 'null', `http://localhost:${port}`, `http://127.0.0.1:1`, `http://127.0.0.1:${port}.evil.example`, ''].map(
      (page) => ask(`a page of ‘${page}’`, `GET ${data}`, `Origin: ${page}`),
    ),
    ask('a post without an origin', `POST ${signed('/asset/figure')}`, 'Content-Length: 0'),
    // out of the folders
    ...[
      '/../../../../etc/passwd',
      '/%2e%2e/%2e%2e/%2e%2e/etc/passwd',
      '/..%2f..%2f..%2fetc%2fpasswd',
      '/..%5c..%5cwindows%5cwin.ini',
      '/assets/../../../project/project.json',
      '//etc/passwd',
      '/./.././project/project.json',
      '/%00',
      '/index.html%00.png',
      '/%zz',
      '/\\..\\project\\project.json',
      '/%c0%ae%c0%ae/project.json',
      `/${'a/'.repeat(3000)}`,
    ].map((path) => ask(`traversal ${path.slice(0, 40)}`, `GET ${path}`)),
    ...[
      '/asset/stimulus/..%2F..%2Fproject.json',
      '/asset/stimulus/%2e%2e%2fproject.json',
      '/asset/stimulus/..%5C..%5Cproject.json',
      '/asset/stimulus/%00',
      '/asset/stimulus/__proto__',
      '/asset/stimulus/constructor',
      '/asset/table/..%2F..%2Fproject.csv',
      '/asset/table/__proto__.csv',
      '/asset/corpus/..%2Fa/0',
      '/asset/corpus/a/-1',
      '/asset/corpus/a/1e9',
      '/asset/corpus/__proto__/0',
      '/asset/import/..%2F..%2Fproject.json',
      '/asset/augmentation/..%2Fproject.json',
      '/asset/project.json',
    ].map((path) => ask(`signed traversal ${path}`, `GET ${signed(path)}`)),
    // methods and forms
    ...['TRACE', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'PROPFIND', 'get'].map((method) => ask(`method ${method}`, `${method} ${data}`)),
    ask('CONNECT', 'CONNECT 127.0.0.1:22'),
    ask('an absolute address', 'GET http://evil.example/'),
    ask('a star', 'OPTIONS *'),
    { name: 'HTTP/0.9', bytes: `GET ${data}\r\n\r\n` },
    { name: 'HTTP/3.7', bytes: `GET ${data} HTTP/3.7\r\n${own}\r\n\r\n` },
    // two requests in the clothes of one
    ...smuggling(own, `GET /asset/table/stimuli.csv HTTP/1.1\r\n${own}\r\n\r\n`),
    { name: 'a header of 100 kB', bytes: `GET /asset/x HTTP/1.1\r\n${own}\r\nX: ${'x'.repeat(100_000)}\r\n\r\n` },
    { name: '5000 headers', bytes: `GET /asset/x HTTP/1.1\r\n${own}\r\n${'X: y\r\n'.repeat(5000)}\r\n` },
  ];
}

function smuggling(own: string, second: string): HostileRequest[] {
  const post = (...headers: string[]): string => `POST /asset/figure HTTP/1.1\r\n${[own, ...headers].join('\r\n')}\r\n\r\n`;
  return Object.entries({
    'length and chunks': post('Content-Length: 4', 'Transfer-Encoding: chunked') + `0\r\n\r\n${second}`,
    'two lengths': post('Content-Length: 0', 'Content-Length: 50') + second,
    'a length that is none': post('Content-Length: 0x10') + second,
    'a negative length': post('Content-Length: -1') + second,
    'a length beyond all bounds': post('Content-Length: 99999999999999999999') + second,
    'chunks in disguise': post('Transfer-Encoding: xchunked') + `0\r\n\r\n${second}`,
    'chunks of chunks': post('Transfer-Encoding: chunked, identity') + `0\r\n\r\n${second}`,
    'a space before the colon': post('Transfer-Encoding : chunked') + `0\r\n\r\n${second}`,
    'a folded header': post('Transfer-Encoding:\r\n chunked') + `0\r\n\r\n${second}`,
    'a zero byte': post('X: a\0b') + second,
    'a chunk too large': post('Transfer-Encoding: chunked') + `fffffffffffffffff\r\n${second}`,
    'an upgrade with more behind it': `GET /elsewhere HTTP/1.1\r\n${own}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n${second}`,
    'an upgrade to HTTP/2': `GET / HTTP/1.1\r\n${own}\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA\r\n\r\n${second}`,
  }).map(([name, bytes]) => ({ name: `smuggling: ${name}`, bytes }));
}
