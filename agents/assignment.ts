// Who writes a story: every persona scored by what its file says, with the reasons an editor can read.
// A term counts once for each report it stands in, more in the title, weighted by how few personas use it.
import type { Persona } from '../core/persona.ts';
import type { StoryToAssign } from '../core/story.ts';

export interface Assignment {
  readonly personaId: string;
  readonly score: number;
  /** Whether a beat of it is named in the reports. */
  readonly covers: boolean;
  readonly reasons: readonly string[];
}

const titleWeight = 3;
const leadWeight = 1;
const languageBonus = 0.2;
const regionBonus = 0.5;

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[’']/gu, '');
}

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

const patterns = new Map<string, RegExp>();

/** Whether `term` stands in folded `text` as words; one that ends in `*` begins a word, and so does one in a script that inflects. */
function stands(text: string, term: string): boolean {
  if (unspaced.test(term)) return text.includes(term);
  const open = term.endsWith('*');
  const escaped = (open ? term.slice(0, -1) : term).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const end = !open && /\p{Script=Latin}/u.test(term) ? '(?:s|es|ed)?(?![\\p{L}\\p{N}])' : '';
  let pattern = patterns.get(term);
  if (pattern === undefined) patterns.set(term, (pattern = new RegExp(`(?<![\\p{L}\\p{N}])${escaped}${end}`, 'u')));
  return pattern.test(text);
}

interface BeatHit {
  readonly beat: string;
  readonly score: number;
  readonly terms: readonly string[];
}

function beatHits(persona: Persona, reports: readonly { title: string; lead: string }[], weightOf: (term: string) => number): BeatHit[] {
  return persona.beats.map((beat) => {
    const terms = beat.terms.map((term) => {
      const folded = fold(term);
      const found = reports.map(
        (report) => (stands(report.title, folded) ? titleWeight : 0) + (stands(report.lead, folded) ? leadWeight : 0),
      );
      // The mean over reports: three carriers of one text do not count thrice.
      return { term, score: (found.reduce<number>((sum, n) => sum + n, 0) / Math.max(1, reports.length)) * weightOf(folded) };
    });
    const hits = terms.filter((term) => term.score > 0).sort((a, b) => b.score - a.score);
    return { beat: beat.name, score: hits.reduce((sum, hit) => sum + hit.score, 0), terms: hits.map((hit) => hit.term) };
  });
}

/** Scores every persona for a story, best first; equal scores by id, so that the same story goes to the same desk. */
export function assign(story: StoryToAssign, personas: readonly Persona[]): Assignment[] {
  const reports = story.articles.map((article) => ({ title: fold(article.title), lead: fold(article.lead) }));
  if (reports.length === 0) reports.push({ title: fold(story.title), lead: '' });
  const users = new Map<string, number>();
  for (const persona of personas) {
    for (const term of new Set(persona.beats.flatMap((beat) => beat.terms.map(fold)))) users.set(term, (users.get(term) ?? 0) + 1);
  }
  const weightOf = (term: string): number => 1 / (users.get(term) ?? 1);
  const countries = new Set(story.articles.flatMap((article) => (article.country === null ? [] : [article.country])));

  const scored = personas.map((persona) => {
    const hits = beatHits(persona, reports, weightOf)
      .filter((hit) => hit.score > 0)
      .sort((a, b) => b.score - a.score);
    const reasons = hits.map((hit) => `${hit.beat}: ${hit.terms.slice(0, 5).join(', ')}`);
    let score = hits.reduce((sum, hit) => sum + hit.score, 0);
    const regions = persona.regions.filter(
      (region) => countries.has(region) || reports.some((report) => region.length > 2 && stands(report.title, fold(region))),
    );
    if (regions.length > 0) {
      score += regionBonus;
      reasons.push(`region: ${regions.join(', ')}`);
    }
    if (persona.languages.includes(story.language)) {
      score += languageBonus;
      reasons.push(`reads ${story.language}`);
    }
    if (hits.length === 0) reasons.unshift('no beat of it is named in the reports: chosen by region and language only');
    return { personaId: persona.id, score: Math.round(score * 1000) / 1000, covers: hits.length > 0, reasons };
  });
  return scored.sort((a, b) => b.score - a.score || (a.personaId < b.personaId ? -1 : 1));
}

/** What a persona must score of the best one's, to be given its story. */
const nearEnough = 0.5;

/**
 * Whom a story is given to, of `ranked` (best first): the best one that takes stories now. `hindrance` says why a persona does not, in words
 * after its name. Another than the best must cover the story too, and come near it; where none does, the story waits: null.
 */
export function chooseDesk(ranked: readonly Assignment[], hindrance: (personaId: string) => string | null): Assignment | null {
  const [best] = ranked;
  if (best === undefined) return null;
  const passed: string[] = [];
  for (const one of ranked) {
    if ((best.covers && !one.covers) || one.score < best.score * nearEnough) return null;
    const why = hindrance(one.personaId);
    if (why === null) return { ...one, reasons: [...one.reasons, ...passed] };
    passed.push(`not ${one.personaId} (${one.score}), which ${why}`);
  }
  return null;
}
