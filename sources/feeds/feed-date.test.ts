import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDate } from './feed-date.ts';

describe('a date', () => {
  it.each([
    // mail's, with the zones and slips that feeds have
    ['Thu, 01 Jan 2004 19:48:21 GMT', '2004-01-01T19:48:21Z'],
    ['Thu, 01 Jan 04 19:48:21 GMT', '2004-01-01T19:48:21Z'],
    ['01 Jan 99 19:48 EST', '1999-01-02T00:48:00Z'],
    ['Thu, 1 Jan 2004 19:48:21 +0530', '2004-01-01T14:18:21Z'],
    ['Thu, 01 Jan 2004 19:48:21 EST5EDT', '2004-01-02T00:48:21Z'],
    ['Thu, 01 Jan 2004 19:48:21 Etc/GMT', '2004-01-01T19:48:21Z'],
    ['Thu, 5 Apr 2012 23:47:00 GMT-7', '2012-04-06T06:47:00Z'],
    ['Fri, 15 Sep 2006 08:19:53 A', '2006-09-15T08:19:53Z'],
    ['Thu, 01 Jan 2004 7:48 pm EST', '2004-01-02T00:48:00Z'],
    ['Thursday, January 1st, 2004 - 12:05 a.m.', '2004-01-01T00:05:00Z'],
    ['Mon Sep 26 2022 16:09:22 GMT+0100 (CET)', '2022-09-26T15:09:22Z'],
    // W3C's
    ['2003-12', '2003-12-01T00:00:00Z'],
    ['20031231', '2003-12-31T00:00:00Z'],
    ['2003-335', '2003-12-01T00:00:00Z'],
    ['20031231T101455Z', '2003-12-31T10:14:55Z'],
    ['2003-12-31T10:14Z', '2003-12-31T10:14:00Z'],
    ['2003-12-31T24:00:00Z', '2004-01-01T00:00:00Z'],
    ['2022-06-16T5:07:00 +0200', '2022-06-16T03:07:00Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00Z'],
    // of programs and databases
    ['Thu Jan  1 19:48:21 2004', '2004-01-01T19:48:21Z'],
    ['Thu Jan  1 19:48:21 EST 2004', '2004-01-02T00:48:21Z'],
    ['2004-07-08 23:56:58.0', '2004-07-08T23:56:58Z'],
    ['Fri, 2006/09/15 08:19:53 EDT', '2006-09-15T12:19:53Z'],
    ['12/31/2003 10:14 PM', '2003-12-31T22:14:00Z'],
    ['31/12/2003', '2003-12-31T00:00:00Z'],
    ['31.12.2003 10:14', '2003-12-31T10:14:00Z'],
    // of other languages
    ['Κυρ, 11 Ιούλ 2004 12:00:00 EST', '2004-07-11T17:00:00Z'],
    ['2004-július-13T9:15-05:00', '2004-07-13T14:15:00Z'],
    ['2004년 05월 28일  01:31:15', '2004-05-28T01:31:15Z'],
    ['2004-05-25 오후 11:23:17', '2004-05-25T23:23:17Z'],
    ['2022年3月4日 12:30', '2022-03-04T12:30:00Z'],
    ['mar., 3 févr. 2022 12:30', '2022-02-03T12:30:00Z'],
    ['Пн, 5 сентября 2022 10:00:00 +0300', '2022-09-05T07:00:00Z'],
    ['3 de marzo de 2022', '2022-03-03T00:00:00Z'],
    ['٢٠٢٦-١١-٢١', '2026-11-21T00:00:00Z'],
  ])('%j is %s', (written, expected) => {
    expect(readDate(written)).toEqual(new Date(expected));
  });

  it.each([
    'yesterday',
    '2026',
    '',
    undefined,
    '0000-00-00 00:00:00',
    'Thu, 31 Jun 2004 19:48:21 GMT',
    '2026-13-01',
    '2026-11-21T25:00:00Z',
    '12 of 30',
    '1:2:3',
  ])('%j is none', (written) => {
    expect(readDate(written)).toBeNull();
  });

  it('is the same one in each of the forms that programs write it in', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1970-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }), (date) => {
        const second = new Date(Math.floor(date.getTime() / 1000) * 1000);
        expect(readDate(second.toUTCString())).toEqual(second);
        expect(readDate(date.toISOString())).toEqual(date);
        expect(readDate(date.toISOString().replace('T', ' ').replace('Z', ''))).toEqual(date);
      }),
    );
  });

  it('is a date or none, whatever is written, soon', () => {
    const piece = fc.oneof(
      fc.constantFrom('2026', '11', '21', ':', '-', '/', ' ', 'T', 'Z', 'GMT', '+', 'pm', 'Nov', 'mar', '.', '('),
      fc.string({ maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const date = readDate(pieces.join(''));
        expect(date === null || !Number.isNaN(date.getTime())).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
