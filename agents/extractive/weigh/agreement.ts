// Which statements report the same thing, in the same words or in others. A statement joins a group only when it is close to the
// group's first one, so that chains of half-alike sentences do not run together. Across languages only figures and names count.
import { fold } from '../text/words.ts';
import { isAct } from './concepts.ts';
import { compatible } from './measures.ts';
import { isNegated } from './polarity.ts';
import { likeness, type Statement, type StoryWords } from './similarity.ts';

interface Shared {
  /** Doing words in common. */
  readonly acts: number;
  /** Words in common that are no names. */
  readonly common: number;
  readonly figures: number;
}

function sharedOf(a: Statement, b: Statement, story: StoryWords): Shared {
  let acts = 0;
  let common = 0;
  for (const concept of a.concepts) {
    if (!b.concepts.has(concept)) continue;
    if (isAct(concept)) acts += 1;
    if (story.common.has(concept)) common += 1;
  }
  const figures = a.figures.filter((figure) =>
    b.figures.some((other) => other.value === figure.value && other.unit === figure.unit),
  ).length;
  return { acts, common, figures };
}

/** Figures of one unit that cannot both be meant: two such statements do not report the same. */
function figuresClash(a: Statement, b: Statement): boolean {
  return a.figures.some(
    (figure) =>
      figure.unit !== '' &&
      b.figures.some((other) => other.unit === figure.unit) &&
      !b.figures.some((other) => other.unit === figure.unit && compatible(figure, other)) &&
      !b.figures.some((other) => other.value === figure.value),
  );
}

const lastName = (statement: Statement): string => {
  const link = statement.claim.attribution.at(-1);
  return link?.kind === 'person' ? (fold(link.name).split(/\s+/).at(-1) ?? '') : '';
};

/** Two people's words are two statements, however alike. */
function speakersClash(a: Statement, b: Statement): boolean {
  const one = lastName(a);
  const other = lastName(b);
  return one !== '' && other !== '' && one !== other;
}

const asks = (statement: Statement): boolean => /[?？؟]$/.test(statement.claim.quote);

/** Whether two statements say the same. */
export function saySame(a: Statement, b: Statement, story: StoryWords): boolean {
  if (a.claim.language !== b.claim.language) return sameAcrossLanguages(a, b);
  const { contained, overlap, shared } = likeness({ terms: a.concepts }, { terms: b.concepts }, story.rare);
  if (shared < 3 || (overlap < 0.25 && contained < 0.7) || speakersClash(a, b)) return false;
  if (a.claim.articleId === b.claim.articleId) return contained >= 0.85 || overlap >= 0.5;
  if (asks(a) || asks(b) || figuresClash(a, b)) return false;
  if (isNegated(a) !== isNegated(b) && overlap < 0.7 && shared < 8) return false;
  const least = Math.min(a.concepts.size, b.concepts.size);
  if (a.claim.spoken && b.claim.spoken) return (contained >= 0.8 && shared >= 5) || (overlap >= 0.5 && shared >= 3);
  if (a.claim.spoken !== b.claim.spoken) return contained >= 0.7 && shared >= 5;
  if (overlap >= 0.45 && shared >= 4) return true;
  const { acts, common, figures } = sharedOf(a, b, story);
  if (shared >= 8 && overlap >= 0.26 && contained >= 0.45 && common >= 4) return true;
  // What one expects and another reports is not the same report.
  if ((a.claim.kind === 'forecast') !== (b.claim.kind === 'forecast')) return false;
  // Titles are short and mostly names.
  if (a.claim.start === 0 && b.claim.start === 0 && overlap >= 0.36 && shared >= 5) return common >= 1;
  if (common < 2) return false;
  if (contained >= 0.72 && overlap >= 0.3 && shared >= 5 && least >= 5) return acts > 0 || common >= 3;
  return (
    (overlap >= 0.43 && shared >= 4) ||
    (overlap >= 0.33 && shared >= 5 && (acts > 0 || figures > 0 || common >= 3)) ||
    (overlap >= 0.3 && shared >= 6 && common >= 3) ||
    (overlap >= 0.25 && contained >= 0.7 && shared >= 6 && common >= 3)
  );
}

/** The same two figures with units that are not words (per cent, currency) or large, and two names in common. */
function sameAcrossLanguages(a: Statement, b: Statement): boolean {
  const figures = a.figures.filter((figure) => figure.value > 12 && b.figures.some((other) => other.value === figure.value));
  let names = 0;
  for (const name of a.names) if (b.names.has(name)) names += 1;
  return (
    (figures.length >= 2 && names >= 1) ||
    (figures.length >= 1 && figures.length === a.figures.length && figures.length === b.figures.length && names >= 2)
  );
}

/** Partitions statements into groups, in order of their first members. */
export function groupStatements(statements: readonly Statement[], story: StoryWords): Statement[][] {
  const groups: Statement[][] = [];
  const byTerm = new Map<string, number[]>();
  for (const statement of statements) {
    const votes = new Map<number, number>();
    const keys = [...statement.concepts, ...statement.figures.map((figure) => `#${String(figure.value)}`)];
    for (const key of keys) for (const group of byTerm.get(key) ?? []) votes.set(group, (votes.get(group) ?? 0) + 1);
    let best = -1;
    let most = 0;
    for (const [group, count] of votes) {
      const first = groups[group]?.[0];
      if (first !== undefined && count > most && saySame(first, statement, story)) {
        best = group;
        most = count;
      }
    }
    if (best === -1) {
      for (const key of keys) {
        const list = byTerm.get(key);
        if (list === undefined) byTerm.set(key, [groups.length]);
        else list.push(groups.length);
      }
      groups.push([statement]);
    } else groups[best]?.push(statement);
  }
  return groups;
}
