#!/usr/bin/env node
// Starts Tandem from any folder, with any Node from 18 on: an older one than Tandem needs hands over to the project's own.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as modules from 'node:module';
import { dirname, join } from 'node:path';

const nodeNeeded = 24;

function ownNode() {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  try {
    const found = modules.createRequire(import.meta.url).resolve(`node-${system}-${process.arch}/package.json`);
    const node = join(dirname(found), 'bin', system === 'win' ? 'node.exe' : 'node');
    return existsSync(node) ? node : null;
  } catch {
    return null;
  }
}

/** The pipe tells the child when this process is killed, so that no run goes on alone behind the back of who started it. */
function handOver(node) {
  const child = spawn(node, process.argv.slice(1), {
    stdio: ['inherit', 'inherit', 'inherit', 'pipe'],
    env: { ...process.env, TANDEM_LAUNCHER_PIPE: '3' },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => stop(`${node} could not be started: ${error.message}`));
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(4);
}

if (Number(process.versions.node.split('.')[0]) >= nodeNeeded) {
  modules.enableCompileCache?.();
  const { keepHeapLean } = await import('../lean-heap.ts');
  keepHeapLean();
  const { main } = await import('./main.ts');
  process.exitCode = await main(process.argv.slice(2));
} else {
  const node = ownNode();
  if (node === null) {
    stop(
      `Tandem needs Node ${nodeNeeded} and this is ${process.version}: install Node ${nodeNeeded} from nodejs.org, or run "npm ci" where Tandem is.`,
    );
  } else {
    handOver(node);
  }
}
