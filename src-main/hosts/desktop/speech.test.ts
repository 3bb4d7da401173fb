import type { IpcMain } from 'electron';
import { expect, it, vi } from 'vitest';
import { say, textOf } from '../../contract/message';
import { appOrigin, channels } from './channels';
import { menuTemplate } from './menu';
import { createSpeech } from './speech';
import { FakeFrame, ipcMain } from './test-support/electron-stand-in';

vi.mock('electron', () => import('./test-support/electron-stand-in'));

it('speaks the language of the system, then that of the window, and of nobody else', () => {
  const labels: (string | undefined)[] = [];
  const tell = createSpeech(ipcMain as unknown as IpcMain, ['fr-FR', 'de-AT', 'en'], (next) =>
    labels.push(menuTemplate('linux', next)[1]?.label),
  );
  expect(tell(say`Training is running.`)).toBe('Ein Training läuft.');
  const frame = new FakeFrame(`${appOrigin}/index.html`);
  ipcMain.emit(channels.language, { sender: { mainFrame: frame }, senderFrame: frame }, 'en');
  expect(tell(say`Training is running.`)).toBe('Training is running.');
  const stranger = new FakeFrame('https://example.org/');
  ipcMain.emit(channels.language, { sender: { mainFrame: stranger }, senderFrame: stranger }, 'de');
  expect(labels).toEqual(['Bearbeiten', 'Edit']);
});

it.each(['linux', 'win32', 'darwin'] as const)('has no word of English in a German menu on %s', (platform) => {
  const german = menuTemplate(platform, (message) => `«${typeof message === 'string' ? message : textOf(message)}»`);
  const labels = german.flatMap(({ label, submenu }) => [
    label,
    ...(submenu as { label?: string; type?: string }[]).filter(({ type }) => type !== 'separator').map((entry) => entry.label),
  ]);
  expect(labels.filter((label) => label === undefined || !label.startsWith('«'))).toEqual([]);
});
