import { describe, expect, it } from 'vitest';
import type { ClusterArticle } from '../../store/repositories/stories.ts';
import { copyAndSource } from './settle-origins.ts';
import { summariseStory } from './story-summary.ts';

const noon = Date.UTC(2026, 2, 13, 12);

function article(outlet: string, minutes: number | null, options: Partial<ClusterArticle> = {}): ClusterArticle {
  return {
    id: `${outlet} ${minutes}`,
    storyId: 's',
    title: `Title of ${outlet}`,
    language: 'en',
    outlet,
    origin: outlet,
    publishedAt: minutes === null ? null : new Date(noon + minutes * 60_000),
    fetchedAt: new Date(noon + 600 * 60_000),
    ...options,
  };
}

const rules = { breakingOrigins: 3, breakingWithin: 30 * 60_000, breakingAge: 6 * 3_600_000 };
const summarise = (reports: ClusterArticle[]) => summariseStory({ articles: reports.length, reports, earliest: reports }, rules);

describe('the summary of a story', () => {
  it('counts outlets and origins once each', () => {
    const agency = { origin: 'Meridian Wire' };
    const summary = summarise([article('A', 0, agency), article('B', 5, agency), article('B', 9), article('C', null)]);
    expect(summary).toMatchObject({ articles: 4, outlets: 3, origins: 3 });
    expect(summary.firstPublishedAt?.getTime()).toBe(noon);
    expect(summary.lastPublishedAt?.getTime()).toBe(noon + 9 * 60_000);
  });

  it('speaks the language of most articles, the earliest where that is even', () => {
    const summary = summarise([article('A', 5, { language: 'de' }), article('B', 1, { language: 'fr' })]);
    expect(summary).toMatchObject({ language: 'fr', title: 'Title of B' });
  });

  it('takes the title that shares most with the others', () => {
    const titles = ['Bridge closed', 'Cracks close Torvik bridge to lorries', 'Torvik bridge closed to lorries', 'A minister’s bad day'];
    const summary = summarise(titles.map((title, index) => article(`${index}`, index, { title })));
    expect(summary.title).toBe('Torvik bridge closed to lorries');
  });
});

describe('whose text a copy carries', () => {
  it('is the earlier outlet’s where neither credits anybody', () => {
    const [early, late] = [article('A', 0), article('B', 1)];
    expect(copyAndSource(early, late)).toEqual({ copy: late, source: early });
    expect(copyAndSource(late, early)).toEqual({ copy: late, source: early });
  });

  it('is the credited agency’s, also where that article came later', () => {
    const [uncredited, credited] = [article('A', 0), article('B', 1, { origin: 'Meridian Wire' })];
    expect(copyAndSource(credited, uncredited)).toEqual({ copy: uncredited, source: credited });
  });

  it('stands where both credit an agency or have one origin', () => {
    expect(copyAndSource(article('A', 0, { origin: 'X' }), article('B', 1, { origin: 'Y' }))).toBeNull();
    expect(copyAndSource(article('A', 0, { origin: 'X' }), article('B', 1, { origin: 'X' }))).toBeNull();
  });
});
