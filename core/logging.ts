// Logs: pino, JSON lines on stderr (stdout belongs to a command's result); readable lines where stderr is a terminal.
import pino from 'pino';
import { withoutInvisible } from './invisible.ts';

export type Logger = pino.Logger;

/** A line as it is written. JSON escapes what is below a space; what is above it can steer a terminal too, and turn text around. */
export const logHooks = { streamWrite: (line: string): string => `${withoutInvisible(line)}\n` };

export function createLogger(options: { level: string; pretty: boolean }): Logger {
  if (!options.pretty)
    return pino(
      { level: options.level, base: null, timestamp: pino.stdTimeFunctions.isoTime, hooks: logHooks },
      pino.destination({ dest: 2, sync: true }),
    );
  return pino(
    { level: options.level, base: null, hooks: logHooks },
    pino.transport({ target: 'pino-pretty', options: { destination: 2, ignore: 'pid,hostname', translateTime: 'HH:MM:ss' } }),
  );
}
