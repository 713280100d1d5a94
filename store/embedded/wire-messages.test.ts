import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { findListenStatements, isCopyFromClient } from './listen-statements.ts';
import { cutMessages, errorMessage, queryMessage, readReply, readyMessage, renameStatement } from './wire-messages.ts';

describe('cutMessages', () => {
  it('finds the same messages however the bytes are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 8 }), fc.nat(), (texts, cut) => {
        const messages = texts.map((text) => queryMessage(text));
        const whole = Buffer.concat(messages);
        const at = whole.length === 0 ? 0 : cut % whole.length;
        const first = cutMessages(whole.subarray(0, at));
        const second = cutMessages(Buffer.concat([first.rest, whole.subarray(at)]));
        const found = [...first.messages, ...second.messages].map((message) => message.bytes);
        expect(Buffer.concat(found).equals(whole)).toBe(true);
        expect(found).toHaveLength(messages.length);
        expect(second.rest).toHaveLength(0);
      }),
    );
  });
});

describe('readReply', () => {
  it('reads error fields with text beyond ASCII, and the transaction status', () => {
    const reply = readReply(
      Buffer.concat([errorMessage({ code: '23505', message: 'Schlüssel «x»', detail: 'κλειδί', hint: 'h' }), readyMessage('E')]),
    );
    expect(reply).toMatchObject({ errorCode: '23505', errorMessage: 'Schlüssel «x»', status: 'E' });
  });

  it('has no status when the reply ends before the engine is ready', () => {
    expect(readReply(Buffer.alloc(0)).status).toBeUndefined();
  });
});

describe('renameStatement', () => {
  const message = (kind: string, body: string): { kind: string; bytes: Buffer } => {
    const bytes = Buffer.concat([Buffer.alloc(5), Buffer.from(body)]);
    bytes.write(kind, 'latin1');
    bytes.writeUInt32BE(bytes.length - 1, 1);
    return { kind, bytes };
  };

  it('prefixes the statement in Parse, Bind, Describe and Close, and leaves portals and unnamed ones alone', () => {
    expect(renameStatement(message('P', 'one\0SELECT 1\0\0\0'), 'a:').subarray(5).toString()).toBe('a:one\0SELECT 1\0\0\0');
    expect(renameStatement(message('B', 'portal\0one\0'), 'a:').subarray(5).toString()).toBe('portal\0a:one\0');
    expect(renameStatement(message('D', 'Sone\0'), 'a:').subarray(5).toString()).toBe('Sa:one\0');
    for (const untouched of [message('P', '\0SELECT 1\0\0\0'), message('D', 'Pone\0'), message('C', 'Pone\0'), message('E', 'one\0')]) {
      expect(renameStatement(untouched, 'a:')).toBe(untouched.bytes);
    }
  });
});

describe('findListenStatements', () => {
  it('reads names as the server folds them, in order, past comments', () => {
    const sql = `-- LISTEN not_this\n/* listen nor_this */ LISTEN Plain; UNLISTEN *; listen "Mixed ""x"""`;
    expect(findListenStatements(sql)).toEqual([
      { kind: 'listen', channel: 'plain' },
      { kind: 'unlisten', channel: '*' },
      { kind: 'listen', channel: 'Mixed "x"' },
    ]);
    expect(findListenStatements('SELECT listener FROM listeners')).toEqual([]);
  });
});

describe('isCopyFromClient', () => {
  it('tells input from the client apart from output and from talk about it', () => {
    expect(isCopyFromClient('copy t (a, b) from stdin with (format csv)')).toBe(true);
    expect(isCopyFromClient('begin; COPY t FROM STDIN')).toBe(true);
    expect(isCopyFromClient('COPY t TO STDOUT')).toBe(false);
    expect(isCopyFromClient("SELECT 'copy t from stdin'")).toBe(false);
  });
});
