/**
 * Tries what docs/trust.md says. A short share runs with the unit tests; `npm run attack` does all of it to the built program. Everything goes to
 * 127.0.0.1, and every attack says what must hold.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Answer } from '../../src-main/contract/window/rpc';
import { dataUrl, enter, openSocket, openWindowClient, type WindowClient } from '../../src-main/hosts/test-support/window-client';
import { hostileCalls } from './hostile-input';
import { hostileRequests } from './hostile-requests';
import { exchange, openTcp, statusesOf } from './raw-http';
import { secret, startTarget, type Target } from './target';

const isFull = process.env['SHAPE_SPACE_ATTACK'] === 'full';
const seed = Number(process.env['SHAPE_SPACE_ATTACK_SEED'] ?? 12);
const share = (all: number, few: number): number => (isFull ? all : few);

let target: Target;
let window: WindowClient;

beforeAll(async () => {
  target = await startTarget(isFull);
  window = await openWindowClient(target.url);
}, 60_000);
/** Whatever was tried: the window that was there before is served, and the program has noted no fault of its own. */
afterEach(async () => {
  const answer = (await window.call('describeApp', {})) as Answer<unknown>;
  expect(answer.ok).toBe(true);
  expect(target.faults()).toBe('');
});
afterAll(async () => {
  window.close();
  await target.close();
}, 20_000);

describe('requests', () => {
  it('that are not the window’s are refused, without a word of the project', { timeout: 120_000 }, async () => {
    const requests = hostileRequests(target.url);
    expect(requests.length).toBeGreaterThan(70);
    for (const { name, bytes } of requests) {
      const heard = await exchange(target.port, bytes);
      expect(
        statusesOf(heard).filter((status) => status < 300 || status >= 500),
        `${name}: ${heard.slice(0, 300)}`,
      ).toEqual([]);
      expect(heard, name).not.toMatch(new RegExp(`${secret}|owl,|root:|set-cookie`, 'i'));
    }
    expect((await fetch(dataUrl(target.url, '/asset/table/stimuli.csv'))).status).toBe(200); // the right one is let in
  });

  it('for an upgrade that hang up at once end nothing', { timeout: 60_000 }, async () => {
    const head = `GET /x HTTP/1.1\r\nHost: 127.0.0.1:${target.port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`;
    for (let i = 0; i < share(400, 60); i++) {
      const socket = await openTcp(target.port);
      await new Promise<void>((resolve) => socket.write(head, () => resolve()));
      if (i % 3 > 0) await new Promise<void>((resolve) => (i % 3 === 1 ? setImmediate(resolve) : setTimeout(resolve, 1)));
      socket.resetAndDestroy();
    }
  });
});

describe('connections', () => {
  it('that say nothing leave room for windows, and are closed', { timeout: 60_000 }, async () => {
    let open = 0;
    for (let i = 0; i < share(600, 100); i++) {
      const socket = await openTcp(target.port);
      open++;
      socket.once('close', () => open--);
    }
    expect((await fetch(dataUrl(target.url, '/asset/table/stimuli.csv'))).status).toBe(200);
    (await enter(target.url)).close();
    await vi.waitFor(() => expect(open).toBe(0), { timeout: 20_000, interval: 200 });
  });

  it('with a wrong first message hear nothing', async () => {
    const wrong = [
      '',
      '{}',
      'null',
      '{"hello":1}',
      JSON.stringify({ hello: randomBytes(32).toString('base64url') }),
      '[]',
      'x'.repeat(100_000),
    ];
    for (const text of wrong) {
      const socket = await openSocket(target.url);
      const heard: unknown[] = [];
      socket.on('message', (data) => heard.push(data));
      const closed = new Promise((resolve) => socket.once('close', resolve));
      socket.send(text);
      expect(await closed).toBe(4401);
      expect(heard).toEqual([]);
    }
  });

  it('with messages beyond the limit are closed', async () => {
    const socket = await enter(target.url);
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.send('x'.repeat(5 * 1024 * 1024));
    // Where the host's word is overtaken by the end of the connection, megabytes being on their way, only the end is seen.
    expect([1009, 1006]).toContain(await closed);
  });

  it('with frames that are none are closed', async () => {
    const handshake = `GET /rpc HTTP/1.1\r\nHost: 127.0.0.1:${target.port}\r\nOrigin: http://127.0.0.1:${target.port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n`;
    const frames = {
      'not masked': [0x81, 0x02, 0x7b, 0x7d],
      'an unknown kind': [0x83, 0x80, 0, 0, 0, 0],
      'reserved bits': [0xf1, 0x80, 0, 0, 0, 0],
      'two to the 63': [0x81, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0],
      'a part without a beginning': [0x80, 0x80, 0, 0, 0, 0],
      'text that is no UTF-8': [0x81, 0x82, 0, 0, 0, 0, 0xc3, 0x28],
      'a long ping': [0x89, 0xfe, 0x01, 0x00, 0, 0, 0, 0],
      noise: [...randomBytes(500)],
    };
    for (const [name, frame] of Object.entries(frames)) {
      const heard = await exchange(target.port, Buffer.concat([Buffer.from(handshake), Uint8Array.from(frame)]), 600);
      expect(
        statusesOf(heard).filter((status) => status !== 101),
        name,
      ).toEqual([]);
      expect(heard, name).not.toContain('welcome');
    }
  });
});

/** Hundreds of starts in ten dimensions may take their time, as long as everything else is answered meanwhile. */
const longWork = /^(analyseSpace|computeSpace)$/;

describe('calls', () => {
  it('with anything in them are answered in time with a value or a sentence', { timeout: share(600_000, 120_000) }, async () => {
    const paths = [
      '',
      'x',
      '../../..',
      'C:\\x',
      '\\\\server\\share\\x',
      'a\0b',
      '~',
      'x'.repeat(5000),
      join(target.place, 'none'),
      join(target.place, 'new'),
      target.project,
    ];
    mkdirSync(join(target.place, 'empty'), { recursive: true });
    writeFileSync(join(target.place, 'file.png'), 'no image');
    const calls = hostileCalls(share(1700, 260), seed, [...paths, join(target.place, 'empty'), join(target.place, 'file.png')]);
    for (const [number, { method, inputs }] of calls.entries()) {
      if (!isFull && needsCompute.test(method)) continue;
      const told = `call ${number} of seed ${seed}: ${method} ${JSON.stringify(inputs).slice(0, 300)}`;
      const answer = await within(window.call(method, ...inputs), longestMs).catch((error: unknown) => String(error));
      if (typeof answer === 'string' && longWork.test(method) && answer.includes('no answer within')) {
        expect(await within(window.call('describeApp', {}), longestMs), told).toMatchObject({ ok: true });
        continue;
      }
      if (typeof answer === 'string')
        expect(answer, told).toMatch(/not found/); // a method that is none
      else {
        const { ok, error } = answer as { ok: boolean; error?: { code: string; message: string } };
        if (!ok)
          expect(error, told).toMatchObject({
            code: expect.not.stringMatching(/^internal$/) as string,
            message: expect.stringMatching(/[.!?]$/) as string,
          });
      }
    }
  });

  it('from ten windows that start a new participant at once make ten participants', async () => {
    await window.call('openProject', { folder: target.project });
    const windows = await Promise.all(Array.from({ length: 10 }, () => openWindowClient(target.url)));
    const answers = (await Promise.all(windows.map((each) => each.call('startRatingSession', { participant: null })))) as Answer<{
      participant: string;
    }>[];
    const ids = answers.map((answer) => (answer.ok ? answer.value.participant : answer.error.message));
    expect(new Set(ids).size).toBe(10);
    windows.forEach((each) => each.close());
  });

  it('with names that are markup or belong to the language give these names back, as text', async () => {
    await window.call('openProject', { folder: target.project });
    const names = [
      '<img src=x onerror=alert(1)>',
      '</script><script>alert(1)</script>',
      '__proto__',
      'constructor',
      'toString',
      '=cmd()',
      '"; drop',
      '\u202eowl',
      '${7*7}',
    ];
    for (const name of names) {
      const answer = (await window.call('renameStimulus', { id: 'owl', name })) as Answer<{ id: string; name: string }[]>;
      expect(answer.ok && answer.value.find(({ id }) => id === 'owl')?.name, name).toBe(name);
      const table = await fetch(dataUrl(target.url, '/asset/table/stimuli.csv'));
      expect(table.headers.get('content-type')).toMatch(/^text\/csv/);
      expect(table.headers.get('x-content-type-options')).toBe('nosniff');
      expect(await table.text()).toContain(name.replaceAll('"', '""'));
    }
  });
});

const longestMs = 30_000;

/** In the unit tests there is no compute process, which these wait for. */
const needsCompute =
  /^(previewImport|importData|replaceDrawing|describeAugmentation|measureDevices|describeDevices|chooseDevice|startAnalysis|startExperiments|resumeQueue|decodeCorpus|addCorpus|relocateCorpus|rescanCorpus|choosePhotographNetwork|listPhotographLayers|previewLogs)/;

async function within<T>(promise: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
