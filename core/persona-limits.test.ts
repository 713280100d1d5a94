import { describe, expect, it } from 'vitest';
import { readConfiguration } from './configuration.ts';
import { limitsOf, requireKnownOverrides } from './persona-limits.ts';

const { personas } = readConfiguration({
  environment: {
    NEWSROOM_PERSONAS_HOURS: '06:00-22:00',
    NEWSROOM_PERSONAS_OVERRIDES: '{"ada": {"concurrency": 3, "hours": null}, "ben": {"draftsPerDay": 2, "hours": "22:00-06:00"}}',
  },
});

describe('limits of single personas', () => {
  it('are the general ones unless something else is said, and always is said by null', () => {
    expect(limitsOf(personas, 'ada')).toEqual({ concurrency: 3, draftsPerDay: 12, hours: null });
    expect(limitsOf(personas, 'ben')).toEqual({ concurrency: 1, draftsPerDay: 2, hours: '22:00-06:00' });
    for (const id of ['cleo', 'constructor', '__proto__'])
      expect(limitsOf(personas, id)).toEqual({ concurrency: 1, draftsPerDay: 12, hours: '06:00-22:00' });
  });

  it('for nobody stop the start, with those there are', () => {
    requireKnownOverrides(personas, ['ada', 'ben', 'cleo']);
    expect(() => requireKnownOverrides(personas, ['ada', 'cleo'])).toThrow('personas.overrides: no persona ben; there are ada, cleo');
  });
});
