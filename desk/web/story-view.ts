// What the pages of stories show, and the addresses of them.
import type { SharedKey } from '../../core/shared-keys.ts';
import type { StoryOrder } from '../../core/story.ts';
import type { DeskStory } from '../../store/repositories/desk-story.ts';
import type { StoryFilter, StoryLine } from '../../store/repositories/desk-stories.ts';
import type { PageNotice } from './draft-view.ts';

/** The filter and the order as the form and the address have them. */
export interface StoryQuery extends Required<Omit<StoryFilter, 'minimumScore'>> {
  readonly score: number | null;
  readonly sort: StoryOrder;
}

export interface Choice {
  readonly id: string;
  readonly name: string;
}

export interface StoriesView {
  readonly query: StoryQuery;
  readonly stories: readonly StoryLine[];
  readonly found: number;
  readonly page: number;
  readonly pageSize: number;
  readonly windowMs: number;
  readonly beats: readonly string[];
  readonly personas: readonly Choice[];
  readonly languages: readonly string[];
  readonly countries: readonly string[];
  /** How many articles of the window were set aside. */
  readonly setAside: number;
  readonly notice: PageNotice | null;
  /** What stood in a refused form for an article's address. */
  readonly given: Readonly<Record<string, string>>;
}

/** People, places and figures that reports of at least two origins have. */
export interface StoryKeys {
  readonly people: readonly SharedKey[];
  readonly places: readonly SharedKey[];
  readonly organisations: readonly SharedKey[];
  /** Not surely of one of these kinds. */
  readonly names: readonly SharedKey[];
  readonly figures: readonly SharedKey[];
}

export interface UndoForm {
  readonly action: string;
  readonly label: string;
}

export interface StoryNotice extends PageNotice {
  /** A form that takes it back, with a link for what one form cannot. */
  readonly undo?: UndoForm;
  readonly link?: { readonly href: string; readonly text: string };
}

export interface StoryPageView {
  readonly story: DeskStory;
  readonly keys: StoryKeys;
  readonly personas: readonly Choice[];
  readonly personaNames: ReadonlyMap<string, string>;
  readonly siteUrl: string;
  readonly notice: StoryNotice | null;
  readonly windowMs: number;
  /** What came later is new to this editor; null: they have not seen it before. */
  readonly since: Date | null;
}

export const storyPath = (storyId: string): string => `/stories/${storyId}`;

/** Address of the list under this query; left-out parts are the form's empty ones. */
export function storiesPath(query: StoryQuery, page = 1): string {
  const search = new URLSearchParams();
  const texts = {
    q: query.text,
    beat: query.beat,
    persona: query.personaId,
    language: query.language,
    country: query.country,
    score: query.score === null ? null : String(query.score),
  };
  for (const [name, value] of Object.entries(texts)) if (value !== null) search.set(name, value);
  for (const name of ['breaking', 'pinned', 'muted', 'unassigned', 'older'] as const) if (query[name]) search.set(name, '1');
  if (query.sort !== 'score') search.set('sort', query.sort);
  if (page > 1) search.set('page', String(page));
  return `/stories${search.size > 0 ? `?${search}` : ''}`;
}

/** Address of the list with nothing left out, in this order. */
export function wholeListPath({ sort }: Pick<StoryQuery, 'sort'>): string {
  return sort === 'score' ? '/stories' : `/stories?sort=${sort}`;
}

/** Whether anything is left out by the form. */
export function isNarrowed(query: StoryQuery): boolean {
  return storiesPath({ ...query, older: false, sort: 'score' }) !== '/stories';
}
