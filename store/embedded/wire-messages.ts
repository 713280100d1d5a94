// The few parts of PostgreSQL's wire protocol that the embedded session must see: where a message ends, which kind
// it is, and how to say "error" and "ready". Everything else passes through untouched between `pg` and the engine.

/** One whole message: a letter, a 4-byte length, a body. `bytes` includes letter and length. */
export interface WireMessage {
  readonly kind: string;
  readonly bytes: Buffer;
}

/** In a transaction ('T'), in a failed one ('E'), or none ('I'). */
export type TransactionStatus = 'I' | 'T' | 'E';

/** What the session must know of a reply, and the bytes that belong to the client that asked. */
export interface Reply {
  readonly bytes: Buffer[];
  readonly notifications: { readonly channel: string; readonly bytes: Buffer }[];
  /** The first word of each completed command, in order: `SELECT`, `LISTEN`, `ROLLBACK`. */
  readonly commands: string[];
  /** Undefined when the reply ends without ReadyForQuery, as after Flush. */
  readonly status: TransactionStatus | undefined;
  /** The session's search path after this reply, when it changed. */
  readonly searchPath: string | undefined;
  /** SQLSTATE of the first error. */
  readonly errorCode: string | undefined;
  readonly errorMessage: string | undefined;
}

/** Cuts whole messages off the front of `buffer`; what is left is the start of the next one. */
export function cutMessages(buffer: Buffer): { messages: WireMessage[]; rest: Buffer } {
  const messages: WireMessage[] = [];
  let offset = 0;
  while (buffer.length - offset >= 5) {
    const end = offset + 1 + buffer.readUInt32BE(offset + 1);
    if (end > buffer.length) break;
    messages.push({
      kind: String.fromCharCode(buffer[offset] ?? 0),
      bytes: buffer.subarray(offset, end),
    });
    offset = end;
  }
  return { messages, rest: buffer.subarray(offset) };
}

/** The zero-terminated text at `offset`. */
export function textAt(buffer: Buffer, offset: number): string {
  const end = buffer.indexOf(0, offset);
  return buffer.toString('utf8', offset, end === -1 ? buffer.length : end);
}

export function readReply(raw: Buffer): Reply {
  const own: Buffer[] = [];
  const notifications: { channel: string; bytes: Buffer }[] = [];
  const commands: string[] = [];
  let status: TransactionStatus | undefined;
  let searchPath: string | undefined;
  let error: Map<string, string> | undefined;
  for (const message of cutMessages(raw).messages) {
    const { kind, bytes } = message;
    if (kind === 'A') {
      notifications.push({ channel: textAt(bytes, 9), bytes });
      continue;
    }
    if (kind === 'Z') status = readStatus(bytes);
    else if (kind === 'C') commands.push(textAt(bytes, 5).split(' ')[0] ?? '');
    else if (kind === 'E') error ??= readErrorFields(bytes);
    else if (kind === 'S' && textAt(bytes, 5) === 'search_path') searchPath = textAt(bytes, 17);
    own.push(bytes);
  }
  return {
    bytes: own,
    notifications,
    commands,
    status,
    searchPath,
    errorCode: error?.get('C'),
    errorMessage: error?.get('M'),
  };
}

function readStatus(bytes: Buffer): TransactionStatus {
  const letter = String.fromCharCode(bytes[5] ?? 0);
  return letter === 'T' || letter === 'E' ? letter : 'I';
}

function readErrorFields(bytes: Buffer): Map<string, string> {
  const fields = new Map<string, string>();
  let offset = 5;
  while (offset < bytes.length && bytes[offset] !== 0) {
    const value = textAt(bytes, offset + 1);
    fields.set(String.fromCharCode(bytes[offset] ?? 0), value);
    offset += 2 + Buffer.byteLength(value);
  }
  return fields;
}

function message(kind: string, ...parts: (string | Buffer)[]): Buffer {
  const body = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(`${part}\0`) : part)));
  const head = Buffer.alloc(5);
  head.write(kind, 'latin1');
  head.writeUInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

export function queryMessage(sql: string): Buffer {
  return message('Q', sql);
}

/** Opens a conversation: protocol 3.0 and who we are. The only message without a letter in front. */
export function startupMessage(): Buffer {
  const body = Buffer.from('user\0postgres\0database\0postgres\0\0');
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8, 0);
  head.writeUInt32BE(0x0003_0000, 4);
  return Buffer.concat([head, body]);
}

export function readyMessage(status: TransactionStatus): Buffer {
  return message('Z', Buffer.from(status, 'latin1'));
}

/** An error as the server would send it; `pg` turns it into its DatabaseError with the same `code` and `detail`. */
export function errorMessage(error: { code: string; message: string; detail?: string; hint?: string }): Buffer {
  const fields = ['SERROR', 'VERROR', `C${error.code}`, `M${error.message}`];
  if (error.detail !== undefined) fields.push(`D${error.detail}`);
  if (error.hint !== undefined) fields.push(`H${error.hint}`);
  return message('E', ...fields, Buffer.from([0]));
}

/**
 * Moves the named statement of a Parse, Bind, Describe or Close message into the client's own name space, since all
 * clients share one session. Returns the message itself where there is no name.
 */
export function renameStatement(original: WireMessage, prefix: string): Buffer {
  const { kind, bytes } = original;
  const isStatement = (kind === 'D' || kind === 'C') && bytes[5] === 0x53;
  let at: number;
  if (kind === 'P') at = 5;
  else if (kind === 'B') at = bytes.indexOf(0, 5) + 1;
  else if (isStatement) at = 6;
  else return bytes;
  if (bytes[at] === 0) return bytes;
  return message(kind, bytes.subarray(5, at), Buffer.from(prefix), bytes.subarray(at));
}

/** The SQL in a Query or Parse message. */
export function statementText({ kind, bytes }: WireMessage): string | undefined {
  if (kind === 'Q') return textAt(bytes, 5);
  if (kind === 'P') return textAt(bytes, bytes.indexOf(0, 5) + 1);
  return undefined;
}
