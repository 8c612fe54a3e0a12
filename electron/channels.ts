/** The channels between a window and the main process; there are no others. */
export const channels = {
  port: 'tandem:port',
  lost: 'tandem:lost',
  command: 'tandem:command',
  pickFile: 'tandem:pick-file',
  openOutside: 'tandem:open-outside',
  keepAlerts: 'tandem:keep-alerts',
  testAlert: 'tandem:test-alert',
  restartEngine: 'tandem:restart-engine',
} as const;
