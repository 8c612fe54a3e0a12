/// <reference lib="dom" />
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import type { DesktopCommand, DesktopWindow, WindowMessage } from '../engine/protocol/desktop-window.ts';
import { channels } from './channels.ts';

// The bridge of a window: it hands over the port to the engine and a few questions, and nothing of Electron.

const post = (message: WindowMessage, ports: readonly MessagePort[]): void =>
  window.postMessage(message, window.location.origin, [...ports]);

ipcRenderer.on(channels.port, ({ ports }) => post({ tandem: 'port' }, ports));
ipcRenderer.on(channels.lost, () => post({ tandem: 'lost' }, []));

const bridge: DesktopWindow = {
  askForPort: () => ipcRenderer.send(channels.port),
  onCommand: (take) => {
    const listener = (_: IpcRendererEvent, command: DesktopCommand): void => take(command);
    ipcRenderer.on(channels.command, listener);
    return () => void ipcRenderer.off(channels.command, listener);
  },
  pickFile: (question) => ipcRenderer.invoke(channels.pickFile, question),
  openOutside: (address) => ipcRenderer.invoke(channels.openOutside, address),
  keepAlerts: (choice) => ipcRenderer.invoke(channels.keepAlerts, choice),
  testAlert: (words) => ipcRenderer.invoke(channels.testAlert, words),
  restartEngine: () => ipcRenderer.invoke(channels.restartEngine),
};

contextBridge.exposeInMainWorld('tandem', bridge);
