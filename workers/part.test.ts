import { describe, expect, it } from 'vitest';
import { allRoles, leftOut, partOf, wholeWork, workRoles, worksDesk } from './part.ts';

const ids = ['one', 'two', 'three'];

describe('the part of the work that one process does', () => {
  it('is everything unless told otherwise, also the desk of a persona that comes later', () => {
    const part = partOf({}, allRoles, ids);
    expect(part).toEqual({ roles: allRoles, personas: null });
    expect(worksDesk(part, 'added-later')).toBe(true);
    expect(leftOut(part, allRoles, ids)).toBeNull();
    expect(leftOut(wholeWork, workRoles, ids)).toBeNull();
  });

  it('is what its roles name, in any of the ways to write a list', () => {
    for (const role of [['poll,read'], ['poll', 'read'], ['read, poll'], ['read', 'poll,read']]) {
      const part = partOf({ role }, allRoles, ids);
      expect(part.roles).toEqual(['poll', 'read']);
      expect(worksDesk(part, 'one')).toBe(false);
    }
    expect(leftOut(partOf({ role: ['poll,read,desk'] }, allRoles, ids), allRoles, ids)).toBe('cluster, check, publish, web');
  });

  it('has the desks of the personas that are named, or of all but those', () => {
    const only = partOf({ persona: ['one', 'two'] }, allRoles, ids);
    expect(ids.filter((id) => worksDesk(only, id))).toEqual(['one', 'two']);
    expect(worksDesk(only, 'added-later')).toBe(false);
    expect(leftOut(only, allRoles, ids)).toBe('the desk of three');
    const except = partOf({ role: ['desk'], except: ['one'] }, allRoles, ids);
    expect(ids.filter((id) => worksDesk(except, id))).toEqual(['two', 'three']);
    expect(worksDesk(except, 'added-later')).toBe(true);
  });

  it('is refused with what is known, where it cannot be', () => {
    expect(() => partOf({ role: ['poll', 'cook'] }, workRoles, ids)).toThrow(
      '--role: no role cook; there are poll, read, cluster, desk, check, publish',
    );
    expect(() => partOf({ persona: ['four'] }, allRoles, ids)).toThrow('--persona: no persona four; there are one, two, three');
    expect(() => partOf({ except: ['four'] }, allRoles, ids)).toThrow('--except: no persona four');
    expect(() => partOf({ persona: ['one'], except: ['two'] }, allRoles, ids)).toThrow('one of them');
    expect(() => partOf({ role: ['poll'], persona: ['one'] }, allRoles, ids)).toThrow('add desk to --role poll');
  });
});
