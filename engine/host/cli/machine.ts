import { stopSignal } from './stop.ts';

/** A stream that text is written to; a terminal where people see it. */
export interface Out {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** What a command uses of the process that it runs in; tests give it another one. */
export interface Machine {
  readonly out: Out;
  readonly err: Out;
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly env: { readonly [name: string]: string | undefined };
  readonly cwd: string;
  /** Aborted when the person or the system asks to stop. */
  readonly stop: AbortSignal;
}

/** Whoever reads our output may stop reading (`tandem preview | head`); that is no failure of ours. */
function mindClosedPipe(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

/** This process. */
export function thisProcess(): Machine {
  mindClosedPipe(process.stdout);
  mindClosedPipe(process.stderr);
  return {
    out: process.stdout,
    err: process.stderr,
    input: process.stdin,
    env: process.env,
    cwd: process.cwd(),
    stop: stopSignal(),
  };
}
