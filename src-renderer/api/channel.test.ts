import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { socketChannel, type ConnectionState, type SocketLike } from './channel';

class FakeSocket implements SocketLike {
  readyState = 0;
  readonly sent: string[] = [];
  readonly listeners: Record<string, ((event: { data: unknown; code: number }) => void)[]> = {};
  send(data: string): void {
    this.sent.push(data);
  }
  close(): void {
    this.fall();
  }
  addEventListener(type: string, listener: (event: { data: unknown; code: number }) => void): void {
    (this.listeners[type] ??= []).push(listener);
  }
  removeEventListener(type: string, listener: (event: { data: unknown; code: number }) => void): void {
    this.listeners[type] = (this.listeners[type] ?? []).filter((known) => known !== listener);
  }
  #fire(type: string, data: unknown = null, code = 1006): void {
    for (const listener of [...(this.listeners[type] ?? [])]) listener({ data, code });
  }
  /** The host is there, but has not taken the key yet. */
  async reach(): Promise<void> {
    this.readyState = 1;
    this.#fire('open');
    await vi.advanceTimersByTimeAsync(0);
  }
  async stand(): Promise<void> {
    await this.reach();
    this.receive('{"welcome":{"nowMs":5}}');
  }
  fall(code = 1006): void {
    this.readyState = 3;
    this.#fire('close', null, code);
  }
  receive(data: unknown): void {
    this.#fire('message', data);
  }
}

function open(token: string | null = 'key') {
  let tellNew: () => void = () => {};
  const session = {
    token: () => Promise.resolve(token),
    welcomed: vi.fn(),
    refused: vi.fn(),
    onNewToken: (listener: () => void) => {
      tellNew = listener;
    },
  };
  const sockets: FakeSocket[] = [];
  const channel = socketChannel(() => {
    const socket = new FakeSocket();
    sockets.push(socket);
    return socket;
  }, session);
  const states: ConnectionState[] = [];
  const heard: string[] = [];
  channel.onState((state) => states.push(state));
  channel.onMessage(({ data }) => heard.push(String(data)));
  return { tellNew: () => tellNew(), session, sockets, channel, states, heard, last: () => sockets.at(-1) as FakeSocket };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('socketChannel', () => {
  it('has nothing to post with before the connection stands, so that no call waits for ever', () => {
    const { channel } = open();
    expect(channel.sender()).toBeNull();
  });

  it('says the key first and is open once the host has taken it', async () => {
    const { channel, last, states, session, heard } = open();
    await last().reach();
    expect(last().sent).toEqual(['{"hello":"key"}']);
    expect(states).toEqual(['connecting']);
    expect(channel.sender()).toBeNull();
    last().receive('{"t":"q"}'); // not before the welcome
    last().receive('{"welcome":{"nowMs":5}}');
    expect(session.welcomed).toHaveBeenCalledWith(5);
    expect(states).toEqual(['connecting', 'open']);
    expect(heard).toEqual([]);
  });

  it('stays refused instead of knocking for ever, until another tab brings a new key', async () => {
    const { sockets, last, states, session, tellNew } = open();
    await last().reach();
    last().fall(4401);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(states).toEqual(['connecting', 'refused']);
    expect(session.refused).toHaveBeenCalledTimes(1);
    expect(sockets).toHaveLength(1);
    tellNew();
    await last().stand();
    expect(sockets).toHaveLength(2);
    expect(states.at(-1)).toBe('open');
  });

  it('is refused without a key', async () => {
    const { last, states } = open(null);
    await last().reach();
    expect(last().sent).toEqual([]);
    expect(states.at(-1)).toBe('refused');
  });

  it('comes back after a break and speaks over the new socket', async () => {
    const { sockets, channel, states, heard, last } = open();
    await last().stand();
    last().fall();
    expect(states).toEqual(['connecting', 'open', 'lost']);
    vi.advanceTimersByTime(500);
    expect(sockets).toHaveLength(2);
    await last().stand();
    channel.sender()?.('again');
    last().receive('answer');
    expect(last().sent).toEqual(['{"hello":"key"}', 'again']);
    expect(heard).toEqual(['answer']);
    expect(states.at(-1)).toBe('open');
  });

  it('waits longer after every failed attempt, five seconds at most', () => {
    const { sockets, last } = open();
    const waits: number[] = [];
    for (let attempt = 0; attempt < 6; attempt++) {
      const before = sockets.length;
      last().fall();
      let waited = 0;
      while (sockets.length === before) {
        vi.advanceTimersByTime(100);
        waited += 100;
      }
      waits.push(waited);
    }
    expect(waits).toEqual([500, 1000, 2000, 4000, 5000, 5000]);
  });

  it('does not reconnect once disposed', async () => {
    const { sockets, channel, last } = open();
    await last().stand();
    channel.dispose();
    vi.advanceTimersByTime(60_000);
    expect(sockets).toHaveLength(1);
  });
});
