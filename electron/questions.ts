import { writeFileSync } from 'node:fs';
import { app, type BrowserWindow, dialog, type IpcMainInvokeEvent, ipcMain, shell } from 'electron';
import { z } from 'zod';
import type { Problem } from '../engine/model/problem.ts';
import { AlertChoice } from '../engine/protocol/alerts.ts';
import { channels } from './channels.ts';
import { placeText } from './links.ts';
import { origin } from './pages.ts';
import { mayOpenOutside } from './safety.ts';
import { deskWords } from './words/words.ts';

const FileQuestion = z.strictObject({
  title: z.string().max(200),
  kinds: z
    .array(
      z.strictObject({ name: z.string().max(100), endings: z.array(z.string().regex(/^[a-z0-9]{1,10}$/)).max(20) }),
    )
    .max(20),
});
const Address = z.string().max(2000);
const Words = z.strictObject({ title: z.string().max(200), body: z.string().max(500) });

/** Opens a page in the browser, where it may be. @returns whether it was */
export async function openOutside(address: string): Promise<boolean> {
  if (!mayOpenOutside(address)) return false;
  await shell.openExternal(address);
  return true;
}

/** Only a page of ours, at the top of one of our windows, is answered. */
const isOurs = (event: Pick<IpcMainInvokeEvent, 'senderFrame'>): boolean => {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && frame.origin === origin;
};

export interface Answers {
  readonly windowOf: (event: IpcMainInvokeEvent) => BrowserWindow | null;
  readonly letIn: (contents: Electron.WebContents) => void;
  readonly restartEngine: () => void;
  readonly keepAlerts: (alerts: AlertChoice) => void;
  readonly testAlert: (words: z.infer<typeof Words>) => void;
}

async function pickFile(window: BrowserWindow | null, question: unknown): Promise<string | null> {
  const { title, kinds } = FileQuestion.parse(question);
  const filters = kinds.map(({ name, endings }) => ({ name, extensions: endings }));
  const options = { title, filters, properties: ['openFile' as const] };
  const { filePaths } = await (window === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options));
  return filePaths[0] ?? null;
}

/** Answers what windows ask the main process. Everything else they ask the engine. */
export function answerWindows(answers: Answers): void {
  const handle = (channel: string, answer: (event: IpcMainInvokeEvent, asked: unknown) => unknown): void =>
    ipcMain.handle(channel, (event, asked: unknown) => {
      if (!isOurs(event)) throw new Error('The main process answers pages of Tandem only.');
      return answer(event, asked);
    });
  ipcMain.on(channels.port, (event) => {
    if (isOurs(event)) answers.letIn(event.sender);
  });
  handle(channels.pickFile, (event, asked) => pickFile(answers.windowOf(event), asked));
  handle(channels.openOutside, (_, asked) => openOutside(Address.parse(asked)));
  handle(channels.keepAlerts, (_, asked) => answers.keepAlerts(AlertChoice.parse(asked)));
  handle(channels.testAlert, (_, asked) => answers.testAlert(Words.parse(asked)));
  handle(channels.restartEngine, () => answers.restartEngine());
}

/** Asks for the folder of a workspace. */
export async function pickWorkspace(): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog({
    title: deskWords().chooseWorkspace,
    buttonLabel: deskWords().open,
    properties: ['openDirectory', 'createDirectory'],
  });
  return filePaths[0] ?? null;
}

/** Asks where a file that leads to a workspace is to be, and writes it. */
export async function savePlace(workspace: string): Promise<void> {
  const { canceled, filePath } = await dialog.showSaveDialog({
    title: deskWords().savePlaceTitle,
    defaultPath: 'Tandem.tandem',
    filters: [{ name: 'Tandem', extensions: ['tandem'] }],
  });
  if (canceled || filePath === '') return;
  const file = filePath.endsWith('.tandem') ? filePath : `${filePath}.tandem`;
  try {
    writeFileSync(file, placeText(file, workspace));
  } catch (error) {
    dialog.showErrorBox(deskWords().notWritten, `${file}\n${String(error)}`);
  }
}

/** Asks whether a workspace that nobody opened here yet may be opened; a file from somewhere may lead anywhere. */
export async function mayOpen(workspace: string): Promise<boolean> {
  const words = deskWords();
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: words.mayOpen(workspace),
    detail: words.mayOpenDetail,
    buttons: [words.open, words.cancel],
    defaultId: 1,
    cancelId: 1,
  });
  return response === 0;
}

/** Tells a problem that ends nothing. */
export async function tell(problem: Problem): Promise<void> {
  await dialog.showMessageBox({
    type: 'warning',
    message: problem.message,
    detail: problem.fix,
    buttons: [deskWords().ok],
  });
}

/** Tells that the engine stays down. @returns what the person wants */
export async function askDown(problem: Problem, canSwitch: boolean): Promise<'restart' | 'open-workspace' | 'quit'> {
  const words = deskWords();
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: app.name,
    message: problem.message,
    detail: problem.fix,
    buttons: [words.restartEngine, words.quitShort, ...(canSwitch ? [words.openAnother] : [])],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 2 ? 'open-workspace' : response === 1 ? 'quit' : 'restart';
}
