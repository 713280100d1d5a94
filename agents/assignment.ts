// Who writes a story: every persona scored by what its file says, with the reasons an editor can read, and why the next best was not it.
// A term counts once for each report it stands in, more in the title, and the more the fewer personas use it. The mean over reports is
// taken: three carriers of one text do not count thrice.
import { safeText, safeTitle } from '../core/orders/without-orders.ts';
import type { Persona } from '../core/persona.ts';
import type { StoryToAssign } from '../core/story.ts';
import { CountryIndex } from '../core/country-names.ts';
import { countryName } from '../core/languages.ts';
import { TermIndex } from '../core/term-index.ts';
import { fold } from '../core/words-of.ts';

export interface Assignment {
  readonly personaId: string;
  readonly personaName: string;
  readonly score: number;
  /** Whether a beat of it is named in the reports. */
  readonly covers: boolean;
  /** The beats of it that the reports name, the most named first. */
  readonly beats: readonly string[];
  readonly reasons: readonly string[];
}

export interface Assigner {
  /** Every persona for a story, best first; equal scores by id, so that the same story goes to the same desk. `load`: unfinished drafts. */
  rank(story: StoryToAssign, load?: ReadonlyMap<string, number>): Assignment[];
}

const titleWeight = 3;
const leadWeight = 1;
/** A term of several words says more than one of one. */
const perFurtherWord = 0.25;
/** A country named in every title; in every lead. Countries of one persona count no more than this in all. */
const countryTitle = 1.2;
const countryLead = 0.4;
const countriesAtMost = 2;
/** Every report comes from its countries, or is in a language that nobody else reads. */
const proximity = 0.3;
const reading = 0.3;
/** Each unfinished draft; it decides between near scores only. */
const perDraft = 0.05;
const loadAtMost = 0.5;
const termsShown = 5;

interface Beat {
  readonly personaId: string;
  readonly name: string;
}

/** Weighs `by` of keys, and gives those of one persona best first. */
class Tally {
  readonly #sums = new Map<string, number>();

  add(key: string, weight: number): void {
    this.#sums.set(key, (this.#sums.get(key) ?? 0) + weight);
  }

  get total(): number {
    return [...this.#sums.values()].reduce((sum, weight) => sum + weight, 0);
  }

  get best(): string[] {
    return [...this.#sums].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([key]) => key);
  }
}

function counted<Key>(keys: Iterable<Key>): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** Two decimals: scores are shown. */
const rounded = (score: number): number => Math.round(score * 100) / 100;

/** Builds what the scores are looked up in, once for a roster. */
export function createAssigner(personas: readonly Persona[]): Assigner {
  const beats = personas.flatMap((persona) =>
    persona.beats.map((beat) => ({ terms: beat.terms, beat: { personaId: persona.id, name: beat.name } satisfies Beat })),
  );
  const index = new TermIndex<Beat>(beats.flatMap(({ terms, beat }) => [...new Set(terms)].map((term) => ({ term, holder: beat }))));
  const users = counted(personas.flatMap((persona) => [...new Set(persona.beats.flatMap((beat) => beat.terms.map(fold)))]));
  const weightOf = (term: string): number => (1 + perFurtherWord * (term.split(/[ -]/u).length - 1)) / (users.get(fold(term)) ?? 1);
  const countries = new CountryIndex();
  const holders = counted(personas.flatMap((persona) => persona.regions));
  const readers = counted(personas.flatMap((persona) => persona.languages));

  const scored = (story: StoryToAssign, load: ReadonlyMap<string, number>): Assignment[] => {
    const reports =
      story.articles.length > 0 ? story.articles : [{ title: story.title, lead: '', country: null, language: story.language }];
    const share = 1 / reports.length;
    const terms = new Map<string, Map<string, Tally>>(personas.map((persona) => [persona.id, new Map()]));
    const named = new Tally();
    const shares = new Map<string, number>();
    for (const report of reports) {
      const parts = [
        { text: safeTitle(report.title), term: titleWeight, country: countryTitle },
        { text: safeText(report.lead, report.language), term: leadWeight, country: countryLead },
      ];
      for (const part of parts) {
        for (const { term, holder } of index.find(part.text)) {
          const tallies = terms.get(holder.personaId);
          const tally = tallies?.get(holder.name) ?? new Tally();
          tally.add(term, part.term * share * weightOf(term));
          tallies?.set(holder.name, tally);
        }
        for (const code of countries.find(part.text, report.language)) {
          shares.set(code, (shares.get(code) ?? 0) + part.country * share);
          named.add(code, part.country * share);
        }
      }
    }
    const languages = counted(reports.map((report) => report.language));
    const order = named.best;

    return personas.map((persona) => {
      const hits = [...(terms.get(persona.id) ?? [])]
        .map(([name, tally]) => ({ name, score: tally.total, terms: tally.best }))
        .sort((a, b) => b.score - a.score);
      const reasons = hits.map((hit) => `${hit.name}: ${hit.terms.slice(0, termsShown).join(', ')}`);
      let score = hits.reduce((sum, hit) => sum + hit.score, 0);
      if (hits.length === 0) reasons.push('no beat of it is named in the reports: chosen by countries and language only');
      const own = order.filter((code) => persona.regions.includes(code));
      if (own.length > 0) {
        score += Math.min(
          countriesAtMost,
          own.reduce((sum, code) => sum + (shares.get(code) ?? 0) / (holders.get(code) ?? 1), 0),
        );
        reasons.push(`names ${own.slice(0, termsShown).map(countryName).join(', ')}`);
      }
      const near = reports.filter((report) => report.country !== null && persona.regions.includes(report.country)).length;
      if (near > 0) {
        score += proximity * near * share;
        reasons.push(`${near} of ${reports.length} reports come from its countries`);
      }
      const read = [...languages.keys()].filter((language) => persona.languages.includes(language));
      if (read.length > 0) {
        score += reading * read.reduce((sum, language) => sum + ((languages.get(language) ?? 0) * share) / (readers.get(language) ?? 1), 0);
        reasons.push(`reads ${read.sort().join(', ')}`);
      }
      const unfinished = load.get(persona.id) ?? 0;
      if (unfinished > 0 && score > 0) {
        score = Math.max(0, score - Math.min(loadAtMost, perDraft * unfinished));
        reasons.push(`has ${unfinished} unfinished ${unfinished === 1 ? 'draft' : 'drafts'}`);
      }
      return {
        personaId: persona.id,
        personaName: persona.name,
        score: rounded(score),
        covers: hits.length > 0,
        beats: hits.map((hit) => hit.name),
        reasons,
      };
    });
  };

  return {
    rank: (story, load = new Map()) => scored(story, load).sort((a, b) => b.score - a.score || (a.personaId < b.personaId ? -1 : 1)),
  };
}

/** Who was next to the best, in words. */
function runnerUp([, second]: readonly Assignment[]): string[] {
  if (second === undefined) return [];
  return [`runner-up: ${second.personaName} (${second.score}), because ${second.reasons.slice(0, 2).join('; ')}`];
}

/** What a persona must score of the best one's, to be given its story. */
const nearEnough = 0.5;

/**
 * Whom a story is given to, of `ranked` (best first): the best one that takes stories now. `hindrance` says why a persona does not, in words
 * after its name. Its reasons say who was next to it, or for whom it stands in. Another than the best must cover the story too, and come near it; where none does, the story waits: null.
 */
export function chooseDesk(ranked: readonly Assignment[], hindrance: (personaId: string) => string | null): Assignment | null {
  const [best] = ranked;
  if (best === undefined) return null;
  const passed: string[] = [];
  for (const one of ranked) {
    if ((best.covers && !one.covers) || one.score < best.score * nearEnough) return null;
    const why = hindrance(one.personaId);
    if (why === null) return { ...one, reasons: [...one.reasons, ...(one === best ? runnerUp(ranked) : passed)] };
    passed.push(`not ${one.personaId} (${one.score}), which ${why}`);
  }
  return null;
}
