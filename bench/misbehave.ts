// A model that misbehaves in one sentence of ten: drafts of the model writer on a played model that invents figures, quotations, names and
// addresses, and cites claims that say something else. Each spoilt sentence is refused by a revision, flagged before the editor, or a miss: it
// reaches the editor as one that passes. With misses, or without a draft, the command ends with 1.
import { NewsroomError } from '../core/errors.ts';
import type { Settings } from '../core/settings.ts';
import { startPlayedModel } from '../test/harness/played-model/server.ts';
import { spoilingWays } from '../test/harness/played-model/spoil-ways.ts';
import { requireData } from './data.ts';
import { recordedEvents, sampleEvents } from './drafts/articles.ts';
import type { Followed, Outcome } from './misbehave/follow.ts';
import { draftSpoilt, type SpoiltDraft } from './misbehave/rounds.ts';
import { roundsOf } from './workbench/rounds.ts';
import { openWorkbench } from './workbench/workbench.ts';

export interface MisbehaveOptions {
  readonly data?: string;
  readonly language: string;
  readonly limit?: number;
  readonly seed: number;
  readonly share: number;
  readonly show: boolean;
  readonly json: boolean;
}

const count = (followed: readonly Followed[], outcome: Outcome): number => followed.filter((one) => one.outcome === outcome).length;

function figuresOf(followed: readonly Followed[]) {
  return {
    n: followed.length,
    refused: count(followed, 'refused'),
    flagged: count(followed, 'flagged'),
    reachedReview: count(followed, 'reached'),
  };
}

function lineOf({ spoilt, outcome, standing }: Followed): string {
  const seen = standing.map(
    ({ text, kind, check }) => `\n      ${check?.verdict ?? 'unchecked'} [${kind}] ${text} ${JSON.stringify(check?.reasons ?? [])}`,
  );
  return `${outcome}: ${spoilt.way}, ${spoilt.form} [${spoilt.part}, ${spoilt.task}]\n    before: ${spoilt.before}\n    after:  ${spoilt.sentence.text}${seen.join('')}`;
}

/** The figures of these drafts. */
function summary(drafts: readonly SpoiltDraft[], options: MisbehaveOptions) {
  const followed = drafts.flatMap((draft) => draft.followed);
  const otherFailing = drafts.flatMap((draft) => draft.otherFailing);
  const misses = followed.filter(({ outcome }) => outcome === 'reached');
  return {
    seed: options.seed,
    share: options.share,
    drafts: drafts.filter(({ failure }) => failure === null).length,
    failures: drafts.flatMap(({ title, failure }) => (failure === null ? [] : [`${title}: ${failure}`])),
    sentences: drafts.reduce((sum, draft) => sum + draft.sentences.length, 0),
    spoiled: Object.fromEntries(spoilingWays.map((way) => [way, figuresOf(followed.filter(({ spoilt }) => spoilt.way === way))])),
    reachedReview: misses.length,
    otherFailing: otherFailing.length,
    misses: misses.map(({ spoilt: { way, form, part, before, sentence }, standing }) => ({
      way,
      form,
      part,
      before,
      after: sentence.text,
      standing: standing.map(({ text, check }) => ({ text, verdict: check?.verdict ?? null })),
    })),
  };
}

export async function run(options: MisbehaveOptions, settings: Settings): Promise<void> {
  if (!(options.share > 0 && options.share <= 1)) throw new NewsroomError('no-share', '--share: above 0, at most 1');
  const all =
    options.data === undefined ? sampleEvents(options.language) : recordedEvents(requireData(options.data, 'a file of recorded articles'));
  const played = await startPlayedModel({ spoiling: { seed: options.seed, share: options.share } });
  const bench = await openWorkbench(settings, {
    concurrency: 1,
    delayMs: 0,
    played: { baseUrl: played.baseUrl, stop: () => played.close() },
  });
  try {
    const rounds = await roundsOf(bench);
    const { personas } = bench.deps.roster;
    const drafts: SpoiltDraft[] = [];
    for (const [index, { articles, language }] of all.slice(0, options.limit ?? all.length).entries()) {
      const persona = personas[index % personas.length];
      if (persona === undefined) throw new NewsroomError('no-persona', `no persona in ${settings.personas.directory}`);
      const story = { title: articles[0]?.title ?? '', language, articles };
      const draft = await draftSpoilt(rounds, played, { story, personaId: persona.id, writer: bench.deps.writers.name });
      drafts.push(draft);
      if (!options.show || options.json) continue;
      process.stdout.write(`${draft.title}: ${draft.failure ?? `${draft.sentences.length} sentences`}\n`);
      for (const one of draft.followed) process.stdout.write(`  ${lineOf(one)}\n`);
      for (const { text, check } of draft.otherFailing)
        process.stdout.write(`  failing though not spoilt: ${check?.verdict ?? ''} ${text} ${JSON.stringify(check?.reasons ?? [])}\n`);
    }
    const figures = summary(drafts, options);
    if (options.json) process.stdout.write(`${JSON.stringify(figures)}\n`);
    else {
      process.stdout.write(`${figures.drafts} drafts, ${figures.sentences} sentences, seed ${options.seed}\n`);
      for (const [way, { n, refused, flagged, reachedReview }] of Object.entries(figures.spoiled))
        process.stdout.write(
          `  ${way.padEnd(12)} ${n} spoilt: ${refused} refused, ${flagged} flagged, ${reachedReview} reached review as passing\n`,
        );
      process.stdout.write(`  ${figures.otherFailing} fail though nothing was done to them\n`);
      for (const failure of figures.failures) process.stdout.write(`  failed: ${failure}\n`);
      for (const one of drafts.flatMap((draft) => draft.followed))
        if (one.outcome === 'reached') process.stdout.write(`  ${lineOf(one)}\n`);
    }
    if (figures.reachedReview > 0 || figures.drafts === 0) process.exitCode = 1;
  } finally {
    await bench.close();
  }
}
