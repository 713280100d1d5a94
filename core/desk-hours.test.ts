import { describe, expect, it } from 'vitest';
import { deskHours } from './desk-hours.ts';
import { calendarDay } from './zone-clock.ts';

const at = (range: string | null, zone: string, now: string): string => {
  const { open, until } = deskHours(range, zone, new Date(now));
  return `${open ? 'open' : 'closed'} until ${until === null ? 'ever' : until.toISOString().slice(0, 16)}`;
};

describe('hours of a desk', () => {
  it('are always where none are set, or the whole day', () => {
    for (const range of [null, '00:00-24:00', '06:00-06:00'])
      expect(at(range, 'Asia/Kolkata', '2026-03-02T12:00:00Z')).toBe('open until ever');
  });

  it('open and close by the clock of their zone', () => {
    expect(at('06:00-22:00', 'UTC', '2026-03-02T05:59:59Z')).toBe('closed until 2026-03-02T06:00');
    expect(at('06:00-22:00', 'UTC', '2026-03-02T06:00:00Z')).toBe('open until 2026-03-02T22:00');
    expect(at('06:00-22:00', 'UTC', '2026-03-02T22:00:00Z')).toBe('closed until 2026-03-03T06:00');
    expect(at('06:00-22:00', 'Asia/Kolkata', '2026-03-02T00:29:00Z')).toBe('closed until 2026-03-02T00:30');
    expect(at('06:00-22:00', 'Pacific/Kiritimati', '2026-03-02T00:00:00Z')).toBe('open until 2026-03-02T08:00');
  });

  it('pass midnight', () => {
    expect(at('22:00-06:00', 'Europe/Vienna', '2026-03-02T20:59:00Z')).toBe('closed until 2026-03-02T21:00');
    expect(at('22:00-06:00', 'Europe/Vienna', '2026-03-02T23:30:00Z')).toBe('open until 2026-03-03T05:00');
    expect(at('22:00-06:00', 'Europe/Vienna', '2026-03-03T04:59:00Z')).toBe('open until 2026-03-03T05:00');
    expect(at('22:00-06:00', 'Europe/Vienna', '2026-03-03T05:00:00Z')).toBe('closed until 2026-03-03T21:00');
    expect(at('18:00-24:00', 'UTC', '2026-12-31T23:59:00Z')).toBe('open until 2027-01-01T00:00');
  });

  it('are an hour shorter or longer in a night whose clock is moved, and in one piece', () => {
    // Vienna: 29 March 2026 has no 02:30, 25 October 2026 has it twice.
    expect(at('22:00-06:00', 'Europe/Vienna', '2026-03-28T21:00:00Z')).toBe('open until 2026-03-29T04:00');
    expect(at('22:00-06:00', 'Europe/Vienna', '2026-10-24T20:00:00Z')).toBe('open until 2026-10-25T05:00');
    expect(at('02:30-10:00', 'Europe/Vienna', '2026-03-29T01:29:00Z')).toBe('closed until 2026-03-29T01:30');
    for (const minute of ['00:30', '00:59', '01:00', '01:15', '01:45'])
      expect(at('02:30-10:00', 'Europe/Vienna', `2026-10-25T${minute}:00Z`)).toBe('open until 2026-10-25T09:00');
    expect(at('01:00-02:30', 'Europe/Vienna', '2026-10-25T00:31:00Z')).toBe('closed until 2026-10-26T00:00');
  });
});

describe('the calendar day of a zone', () => {
  it('begins at its own midnight', () => {
    const day = (zone: string, now: string): string => {
      const { day: name, began } = calendarDay(new Date(now), zone);
      return `${name} from ${began.toISOString().slice(0, 16)}`;
    };
    expect(day('UTC', '2026-03-02T23:59:59Z')).toBe('2026-03-02 from 2026-03-02T00:00');
    expect(day('Europe/Vienna', '2026-03-02T23:30:00Z')).toBe('2026-03-03 from 2026-03-02T23:00');
    expect(day('Europe/Vienna', '2026-10-25T12:00:00Z')).toBe('2026-10-25 from 2026-10-24T22:00');
    expect(day('Asia/Kolkata', '2026-03-02T18:29:00Z')).toBe('2026-03-02 from 2026-03-01T18:30');
  });
});
