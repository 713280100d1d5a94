// How newsworthy a story is, 0 to 1, as a sum of parts that an editor can read: who reports it, how suddenly, whether it is anybody's beat,
// and whether readers know it already. Nothing here is learned from data, and every part says in words what it counts.
//
// The parts follow what studies of news selection name as news factors (J. Galtung and M. H. Ruge, "The structure of foreign news", Journal of
// Peace Research 2, 1965; T. Harcup and D. O'Neill, "What is news? News values revisited (again)", Journalism Studies 18, 2017): frequency and
// magnitude as far as others' reporting shows them (origins, outlets, burst), relevance (beats), and follow-up against repetition (novelty). The
// weights are the newsroom's own: who reports counts half, the three others share the rest.
import { burstOf } from '../core/burst.ts';
import type { ScorePart, StoryFit } from '../core/story.ts';
import type { Assignment } from './assignment.ts';
import type { Nearest } from './novelty.ts';

export interface WeighedReport {
  readonly outlet: string;
  readonly origin: string;
  /** ISO 639-1 code. */
  readonly language: string;
  /** ISO 3166-1 alpha-2 code of the feed's country. */
  readonly country: string | null;
  /** When it was published, else when it was stored. */
  readonly at: Date;
}

export interface Worth {
  /** 0 to 1, two decimals: what the parts come to. */
  readonly score: number;
  /** As burstOf gives it. */
  readonly burst: number;
  readonly parts: readonly ScorePart[];
  /** The personas that fit best, best first. */
  readonly fits: readonly StoryFit[];
}

export interface WorthOf {
  readonly reports: readonly WeighedReport[];
  /** Every persona, best first. */
  readonly ranked: readonly Assignment[];
  /** What was published already and is most like it; null: nothing is. */
  readonly nearest: Nearest | null;
  /** Origins that a usual story of this newsroom gains in an hour. */
  readonly usualPerHour: number;
  readonly now: Date;
}

const weights = { origins: 0.3, outlets: 0.2, burst: 0.15, proximity: 0.2, novelty: 0.15 } as const;
/** A surprise of one in a million is as sudden as it gets: some five origins within the hour. */
const fullBurst = 6;
/** A fit of so much is half of what a fit can count; the recorded wire's stories have 5 in the middle. */
const halfFit = 3;
const fitsKept = 3;
/** Of 34,000 pairs of the recorded wire's reports on different events one in a thousand is more alike than this, ... */
const stillNew = 0.22;
/** ... and of the pairs on one event a fifth is more alike than this: what is, adds hardly a word. */
const nothingNew = 0.4;

const rounded = (value: number): number => Math.round(value * 100) / 100;
const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
/** 0 for nothing, and half of what is missing to 1 for each further one. */
const halving = (units: number): number => 1 - 2 ** -Math.max(0, units);

/** Of a part that is worth nothing to 1: how alike a publication makes a story old. */
export function noveltyOf(nearest: Nearest | null): number {
  if (nearest === null) return 1;
  return Math.min(1, Math.max(0, (nothingNew - nearest.alike) / (nothingNew - stillNew)));
}

/**
 * Weighs a story: `weights[part] * value` summed. Of `n` origins the value is 1 - 2^(-(n-1)/2): one says nothing, three half. Outlets
 * likewise, 1 - 2^-((outlets-1)/4 + (countries-1)/2 + (languages-1)/2). Burst: the surprise over 6, at most 1. Proximity: s/(s+3) of the best
 * persona's fit s. Novelty: 1 where the most similar publication shares a cosine of 0.22 of its words, falling to 0 at 0.4.
 */
export function weighStory({ reports, ranked, nearest, usualPerHour, now }: WorthOf): Worth {
  const first = new Map<string, number>();
  for (const { origin, at } of reports) first.set(origin, Math.min(first.get(origin) ?? Number.POSITIVE_INFINITY, at.getTime()));
  const burst = burstOf([...first.values()], now.getTime(), usualPerHour);
  const outlets = new Set(reports.map((report) => report.outlet)).size;
  const languages = new Set(reports.map((report) => report.language)).size;
  const countries = new Set(reports.flatMap((report) => report.country ?? [])).size;
  const recent = [...first.values()].filter((at) => at > now.getTime() - 3_600_000).length;
  const [best] = ranked;
  const fit = best?.score ?? 0;
  const novelty = noveltyOf(nearest);
  const part = (name: ScorePart['name'], value: number, why: string): ScorePart => ({
    name,
    value: rounded(value),
    weight: weights[name],
    why,
  });
  const parts = [
    part('origins', halving((first.size - 1) / 2), counted(first.size, 'independent origin')),
    part(
      'outlets',
      halving((outlets - 1) / 4 + Math.max(0, countries - 1) / 2 + (languages - 1) / 2),
      [
        counted(outlets, 'outlet'),
        ...(countries === 0 ? [] : [counted(countries, 'country', 'countries')]),
        counted(languages, 'language'),
      ].join(', '),
    ),
    part(
      'burst',
      Math.min(1, burst / fullBurst),
      burst === 0
        ? 'no burst in the last hour'
        : `${counted(recent, 'origin')} in the last hour: a chance of 1 in ${Math.round(10 ** burst).toLocaleString('en')} for a usual story`,
    ),
    part(
      'proximity',
      fit / (fit + halfFit),
      best === undefined
        ? 'no persona'
        : `fits ${best.personaName} best: ${best.score} for terms of beats, countries and languages of its reports${best.covers ? '' : ', but no beat is named'}`,
    ),
    part(
      'novelty',
      novelty,
      nearest === null || novelty === 1
        ? 'nothing like it was published'
        : `${novelty === 0 ? 'published' : 'much like what was published'} already as “${nearest.headline}”`,
    ),
  ];
  return {
    // Of the rounded values, so that what an editor reads adds up.
    score: rounded(parts.reduce((sum, { value, weight }) => sum + value * weight, 0)),
    burst,
    parts,
    fits: ranked.slice(0, fitsKept).map(({ personaId, score, beats, reasons }) => ({ personaId, score, beats, reasons })),
  };
}
