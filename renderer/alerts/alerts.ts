import { create } from 'zustand';
import { type Alert, AlertChoice, alertOf, everyAlert, isWanted, type Told } from '../../engine/protocol/alerts.ts';
import { onNews } from '../state/engine.ts';
import { useCards } from '../state/flow-cards.ts';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';

const place = 'tandem.alerts';

/** Nobody is told anything by a browser who did not ask for it; the desktop app tells unless it is told not to. */
const atFirst: AlertChoice = { ...everyAlert, isOn: window.tandem !== undefined };

function kept(): AlertChoice {
  try {
    const choice = AlertChoice.safeParse(JSON.parse(localStorage.getItem(place) ?? 'null'));
    return choice.success ? choice.data : atFirst;
  } catch {
    return atFirst;
  }
}

/** What whoever sits here wants to be told while they look elsewhere. */
export const useAlerts = create<AlertChoice>(kept);

/** Takes a choice and keeps it for this browser; the desktop app keeps it for windows that are closed. */
export function chooseAlerts(part: Partial<AlertChoice>): void {
  const choice = { ...useAlerts.getState(), ...part };
  useAlerts.setState(choice);
  localStorage.setItem(place, JSON.stringify(choice));
  void window.tandem?.keepAlerts(choice);
}

/** What the browser says of notifications. */
export type Allowed = 'granted' | 'denied' | 'default' | 'none';

export const allowed = (): Allowed => {
  if (window.tandem !== undefined) return 'granted';
  return 'Notification' in window ? Notification.permission : 'none';
};

function wordsFor(alert: Alert): { readonly title: string; readonly body: string } {
  const words = wordsOf('settings');
  const flow = useCards.getState().cards?.find((card) => card.flow === alert.flow)?.label ?? alert.flow;
  switch (alert.kind) {
    case 'held':
      return { title: words('heldTitle', { flow }), body: inOwnWords(alert.why ?? '') };
    case 'failed':
      return { title: words('failedTitle', { flow }), body: inOwnWords(alert.why ?? '') };
    case 'partial':
      return { title: words('partialTitle', { flow }), body: words('partialBody', { count: alert.count }) };
    case 'conflicts':
      return { title: words('conflictsTitle', { flow, count: alert.count }), body: words('conflictsBody') };
  }
}

function show(title: string, body: string, address: string): void {
  const shown = new Notification(title, { body, tag: address });
  shown.addEventListener('click', () => {
    window.focus();
    location.hash = address;
    shown.close();
  });
}

/** Shows what a notification looks like. */
export function sendTest(): void {
  const words = wordsOf('settings');
  if (window.tandem === undefined) show(words('alertsTestTitle'), words('alertsTestBody'), '#/settings/alerts');
  else void window.tandem.testAlert({ title: words('alertsTestTitle'), body: words('alertsTestBody') });
}

const clockNow = (): string => new Date().toTimeString().slice(0, 5);

/** Tells, by notifications of the browser, whoever looks elsewhere. The desktop app tells by itself. @returns what ends it */
export function tellAlerts(): () => void {
  if (window.tandem !== undefined) return () => {};
  let told: Told = new Map();
  return onNews((one) => {
    const [next, alert] = alertOf(told, one);
    told = next;
    if (alert === null || !document.hidden || allowed() !== 'granted') return;
    if (!isWanted(useAlerts.getState(), alert.kind, clockNow())) return;
    const { title, body } = wordsFor(alert);
    show(title, body, alert.kind === 'conflicts' ? '#/inbox' : `#/flow/${encodeURIComponent(alert.flow)}`);
  });
}
