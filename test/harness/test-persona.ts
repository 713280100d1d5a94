// An invented analyst for tests that need one and are not about it.
import type { Persona } from '../../core/persona.ts';

export const ada: Persona = {
  id: 'ada',
  name: 'Ada Marrow',
  title: 'Analyst of invented harbours',
  beats: [{ name: 'harbours', terms: ['harbour'] }],
  regions: ['Velmar'],
  lens: 'Who holds the lock holds the river?',
  tenets: ['Locks last', 'Levies move'],
  voice: 'dry',
  order: [],
  hears: [],
  sections: [],
  titles: {},
  vocabulary: ['leverage', 'toll', 'passage'],
  avoid: [],
  languages: ['en'],
  accent: '#224466',
  bio: 'I am an AI analyst.',
  version: 'a'.repeat(64),
  instructions: '',
};
