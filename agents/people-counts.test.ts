import { describe, expect, it } from 'vitest';
import { smallPeopleCounts } from './people-counts.ts';

const keys = (text: string, language = 'en') => smallPeopleCounts(text, language).map(({ key }) => key);

describe('small counts of people', () => {
  it('are what happened to them and how many, however it is written', () => {
    expect(keys('Seven dead and three injured in Torvik')).toEqual(['dead 7', 'hurt 3']);
    expect(keys('The storm killed 7 people, and two are missing; 4 were arrested.')).toEqual(['dead 7', 'missing 2', 'held 4']);
    expect(smallPeopleCounts('Killed were seven sailors', 'en')).toEqual([{ key: 'dead 7', text: 'Killed were seven' }]);
  });

  it('are known in other languages', () => {
    expect(keys('Siete muertos y 3 heridos en Torvik', 'es')).toEqual(['dead 7', 'hurt 3']);
    expect(keys('Sept morts et deux disparus', 'fr')).toEqual(['dead 7', 'missing 2']);
    expect(keys('Sieben Tote und 4 Verletzte, zwei Festgenommene', 'de')[0]).toBe('dead 7');
    expect(keys('Погибли 7 человек, трое задержаны, два ранены', 'ru')).toEqual(expect.arrayContaining(['dead 7', 'hurt 2']));
    expect(keys('مقتل 7 أشخاص', 'ar')).toEqual(['dead 7']);
    expect(keys('事故造成7人死亡，3人受伤', 'zh')).toEqual(['dead 7', 'hurt 3']);
  });

  it('are no other figures', () => {
    expect(keys('Two bystanders drank 3 cups of tea on 7 March')).toEqual([]);
    expect(keys('Some 140 people were killed')).toEqual([]);
  });
});
