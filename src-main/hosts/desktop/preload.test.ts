import { expect, it, vi } from 'vitest';
import type { ShapeSpaceBridge } from '../../contract/window/bridge';
import { channels } from './channels';
import { contextBridge, ipcRenderer } from './test-support/electron-stand-in';

vi.mock('electron', () => import('./test-support/electron-stand-in'));
await import('./preload');
const bridge = contextBridge.exposed['shapeSpaceBridge'] as ShapeSpaceBridge;

it('exposes one object, and nothing of Electron on it', () => {
  expect(Object.keys(contextBridge.exposed)).toEqual(['shapeSpaceBridge']);
  expect(Object.keys(bridge).sort()).toEqual(['assetOrigin', 'chooseFile', 'chooseFolder', 'onMessage', 'post', 'tellLanguage']);
});

it('posts text, whatever the page hands over', () => {
  bridge.post('a');
  bridge.post({ toString: () => 'b' } as never);
  expect(ipcRenderer.sent).toEqual([
    [channels.rpc, 'a'],
    [channels.rpc, 'b'],
  ]);
});

it('hands on messages without the event object, until the page stops listening', () => {
  const heard = vi.fn();
  const stop = bridge.onMessage(heard);
  ipcRenderer.emit(channels.rpc, { sender: ipcRenderer }, 'text');
  stop?.();
  ipcRenderer.emit(channels.rpc, { sender: ipcRenderer }, 'later');
  expect(heard.mock.calls).toEqual([['text']]);
});

it('asks the host for its dialogs', async () => {
  expect(await bridge.chooseFolder?.('Where?')).toEqual({ channel: channels.chooseFolder, args: ['Where?'] });
  expect(await bridge.chooseFile?.('Which?', ['onnx'])).toEqual({ channel: channels.chooseFile, args: ['Which?', ['onnx']] });
});
