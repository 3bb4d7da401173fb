import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConnectionLost, socketChannel, type ConnectionState, type SocketLike } from './channel';

class FakeSocket implements SocketLike {
  readyState = 0;
  readonly sent: string[] = [];
  readonly listeners: Record<string, ((event: { data: unknown }) => void)[]> = {};
  send(data: string): void {
    this.sent.push(data);
  }
  close(): void {
    this.fall();
  }
  addEventListener(type: string, listener: (event: { data: unknown }) => void): void {
    (this.listeners[type] ??= []).push(listener);
  }
  #fire(type: string, data: unknown = null): void {
    for (const listener of this.listeners[type] ?? []) listener({ data });
  }
  stand(): void {
    this.readyState = 1;
    this.#fire('open');
  }
  fall(): void {
    this.readyState = 3;
    this.#fire('close');
  }
  receive(data: unknown): void {
    this.#fire('message', data);
  }
}

function open() {
  const sockets: FakeSocket[] = [];
  const channel = socketChannel(() => {
    const socket = new FakeSocket();
    sockets.push(socket);
    return socket;
  });
  const states: ConnectionState[] = [];
  const heard: string[] = [];
  channel.onState((state) => states.push(state));
  channel.onMessage((message) => heard.push(message));
  return { sockets, channel, states, heard, last: () => sockets.at(-1) as FakeSocket };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('socketChannel', () => {
  it('refuses to post before the connection stands, so that no call waits for ever', () => {
    const { channel } = open();
    expect(() => channel.post('early')).toThrow(ConnectionLost);
  });

  it('comes back after a break and speaks over the new socket', () => {
    const { sockets, channel, states, heard, last } = open();
    last().stand();
    last().fall();
    expect(states).toEqual(['connecting', 'open', 'lost']);
    vi.advanceTimersByTime(500);
    expect(sockets).toHaveLength(2);
    last().stand();
    channel.post('again');
    last().receive('answer');
    expect(last().sent).toEqual(['again']);
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

  it('does not reconnect once disposed', () => {
    const { sockets, channel, last } = open();
    last().stand();
    channel.dispose();
    vi.advanceTimersByTime(60_000);
    expect(sockets).toHaveLength(1);
  });
});
