// Logs: pino, JSON lines on stderr (stdout belongs to a command's result); readable lines where stderr is a terminal.
import pino from 'pino';

export type Logger = pino.Logger;

export function createLogger(options: { level: string; pretty: boolean }): Logger {
  if (!options.pretty)
    return pino({ level: options.level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ dest: 2, sync: true }));
  return pino(
    { level: options.level, base: null },
    pino.transport({ target: 'pino-pretty', options: { destination: 2, ignore: 'pid,hostname', translateTime: 'HH:MM:ss' } }),
  );
}
