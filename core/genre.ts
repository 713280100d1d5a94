// What an article can be instead of news: nothing that an analyst writes about. How each is told is in sources/genre.ts.

export const genres = [
  'live-blog',
  'listicle',
  'horoscope',
  'sport-result',
  'paid',
  'puzzle',
  'lottery',
  'weather',
  'television',
  'recipe',
] as const;
export type Genre = (typeof genres)[number];

/** As people read it: `live blog`. */
export const genreWords = (genre: string): string => genre.replaceAll('-', ' ');
