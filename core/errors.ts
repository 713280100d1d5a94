// Errors that callers act on. A bug throws anything; an expected failure is one of these or a value `{ ok: false, ... }`.

/** An expected failure with a stable code, a line that says what, where and what to do, and whether trying again can help. */
export class NewsroomError extends Error {
  readonly code: string;
  readonly retryable: boolean;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, options: { retryable?: boolean; details?: Record<string, unknown>; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.code = code;
    this.retryable = options.retryable ?? false;
    this.details = options.details ?? {};
  }
}

/** A setting that cannot be used: stops the start. */
export class ConfigurationError extends NewsroomError {
  constructor(message: string, details: Record<string, unknown> = {}) {
    super('configuration', message, { details });
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${String(value)}`);
}
