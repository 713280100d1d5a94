/** The part of a pino logger that the store uses. */
export interface StoreLogger {
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** For tests and tools that do not care. */
export const silentLogger: StoreLogger = { warn: () => undefined, error: () => undefined };
