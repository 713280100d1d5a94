// Which story an article belongs to. The articles most like it name the stories that may be meant; of those, each counts by its nearest
// article and by the sum of its articles, half and half: neither one stray likeness nor a story's vague middle is enough.
import { isFormula, type FormulaWindow } from './formula-titles.ts';
import type { ComparedArticle, Holdings, Story } from './holdings.ts';
import { anchorsShared, askedToJoin, wordsShared, type ComparedBy } from './likeness.ts';
import { compare, latest, likenessToSum, type Compared } from './story-likeness.ts';
import { withoutTitle } from './terms.ts';

export interface StoryMatch {
  readonly storyId: string;
  /** Likeness divided by what is asked for: 1 and more joins. */
  readonly score: number;
  /** By what it was found: words of one language, or anchors across languages. */
  readonly by: ComparedBy;
  /** Ids of the story's articles most like it, the most similar first. */
  readonly nearest: readonly string[];
  /** Ids of further stories that it is nearly enough like, the likest first: it may be what makes them one with this story. */
  readonly also: readonly string[];
}

const candidates = 24;
const storiesCompared = 3;
const nearestShare = 0.5;
const nearestKept = 5;
/** From this score on a story may be one with the story that the article joins. */
const alsoFrom = 0.7;
const alsoKept = 2;

/** Stories by the likest of the compared articles, with those articles, the likest first. */
function byStory(compared: readonly Compared[]): { story: Story; found: Compared[] }[] {
  const groups = new Map<Story, Compared[]>();
  for (const one of compared.toSorted((first, second) => second.likeness - first.likeness)) {
    const group = groups.get(one.held.story);
    if (group === undefined) groups.set(one.held.story, [one]);
    else group.push(one);
  }
  return Array.from(groups, ([story, found]) => ({ story, found }));
}

/** What a story can score at most, by its likest article alone: the sum of n articles is no more than the root of n times as like. */
const most = (found: readonly Compared[], members: number): number =>
  (found[0]?.likeness ?? 0) * (nearestShare + (1 - nearestShare) * Math.sqrt(members));

/** The stories that the article is like, the likest first. */
function storiesBy(
  holdings: Holdings,
  article: ComparedArticle,
  by: ComparedBy,
  windowMs: number,
  but: string | null,
): Omit<StoryMatch, 'also'>[] {
  const { language, at, terms } = article;
  const formula: FormulaWindow | null = by === 'words' ? isFormula(holdings, article) : null;
  const space = holdings.space(by, language);
  const vector = formula === null ? terms[by] : withoutTitle(terms);
  const query = space.query(vector);
  const enough = by === 'words' ? wordsShared : anchorsShared;
  const within = formula?.withinMs ?? windowMs;
  const compared = compare(holdings, space.neighbours(query, candidates), { at, windowMs: within }).filter(
    ({ held, shared }) =>
      held.id !== article.id && held.story.id !== but && shared >= enough && (held.language === language) === (by === 'words'),
  );
  const asked = askedToJoin(space, by, vector.size);
  const matches: Omit<StoryMatch, 'also'>[] = [];
  for (const { story, found } of byStory(compared).slice(0, storiesCompared)) {
    const members = latest(space, story, by, language);
    if (most(found, members.length) < asked * alsoFrom) continue;
    const sum = likenessToSum(space, query, story, members, { by, at, whole: by === 'words' });
    const score = (nearestShare * (found[0]?.likeness ?? 0) + (1 - nearestShare) * sum) / asked;
    if (score >= alsoFrom) matches.push({ storyId: story.id, score, by, nearest: found.slice(0, nearestKept).map(({ held }) => held.id) });
  }
  return matches;
}

/** The best story for the article, `but` that one, or null where none is similar enough. */
export function matchOf(holdings: Holdings, article: ComparedArticle, windowMs: number, but: string | null): StoryMatch | null {
  const found = (['words', 'anchors'] as const).flatMap((by) => storiesBy(holdings, article, by, windowMs, but));
  const [best, ...others] = found.toSorted((one, other) => other.score - one.score);
  if (best === undefined || best.score < 1) return null;
  const also = new Set(others.map(({ storyId }) => storyId));
  also.delete(best.storyId);
  return { ...best, also: Array.from(also).slice(0, alsoKept) };
}
