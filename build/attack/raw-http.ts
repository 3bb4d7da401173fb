/** Requests as bytes: what no proper client would send. */
import { connect, type Socket } from 'node:net';

export async function openTcp(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined); // being cut off is an answer, too
  await new Promise<void>((resolve) => {
    socket.once('connect', resolve);
    socket.once('close', () => resolve());
  });
  return socket;
}

/** All that comes back until the host closes, or falls silent for `silenceMs`. */
export async function exchange(port: number, bytes: string | Uint8Array, silenceMs = 400): Promise<string> {
  const socket = await openTcp(port);
  let heard = '';
  return new Promise((resolve) => {
    const end = (): void => {
      socket.destroy();
      resolve(heard);
    };
    socket.setTimeout(silenceMs, end);
    socket.on('data', (data) => (heard += data.toString('latin1')));
    socket.once('close', end);
    socket.write(bytes);
  });
}

/** The statuses of all answers in it. */
export function statusesOf(heard: string): number[] {
  return [...heard.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status]) => Number(status));
}
