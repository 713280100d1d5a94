import { describe, expect, it } from 'vitest';

import { type Lease, SessionBusyError, SessionLock } from './session-lock.ts';

describe('SessionLock', () => {
  it('lends the session in the order in which it was asked for', async () => {
    const lock = new SessionLock(1000);
    const order: string[] = [];
    const first = await lock.acquire('first');
    const take = async (label: string): Promise<void> => {
      const lease = await lock.acquire(label);
      order.push(label);
      lease.release();
    };
    const rest = ['second', 'third', 'fourth'].map((label) => take(label));
    order.push('first');
    first.release();
    await Promise.all(rest);
    expect(order).toEqual(['first', 'second', 'third', 'fourth']);
  });

  it('fails a waiter after the time-out, naming holder and waiter, and still serves the next', async () => {
    const lock = new SessionLock(30);
    const held = await lock.acquire('desk');
    const error = await lock.acquire('relay').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SessionBusyError);
    expect(error).toMatchObject({ code: '55P03', holder: 'desk', waiter: 'relay' });
    const next = lock.acquire('site', 1000);
    held.release();
    (await next).release();
  });

  it('ignores a second release of the same lease', async () => {
    const lock = new SessionLock(50);
    const first = await lock.acquire('first');
    first.release();
    const second = await lock.acquire('second');
    first.release();
    await expect(lock.acquire('third')).rejects.toBeInstanceOf(SessionBusyError);
    second.release();
  });

  it('refuses those who wait and those who come later once it is closed', async () => {
    const lock = new SessionLock(1000);
    const held: Lease = await lock.acquire('holder');
    const waiting = lock.acquire('waiter');
    lock.refuseAll(new Error('closed'));
    await expect(waiting).rejects.toThrow('closed');
    await expect(lock.acquire('late')).rejects.toThrow('closed');
    held.release();
  });
});
