// How long the newsroom itself takes for a story, apart from waiting for a language model: rounds of stories of three articles of 700 words,
// one at a time, with a played model that answers at once. Time: from a round's begin to its draft in review, less the time in which a call
// was under way.
import { NewsroomError } from '../core/errors.ts';
import type { Settings } from '../core/settings.ts';
import { runRound } from '../pipeline/run-round.ts';
import { quantile, rounded } from './workbench/figures.ts';
import { callsOfDrafts } from './workbench/model-calls.ts';
import { roundsOf } from './workbench/rounds.ts';
import { queueDraft, storeStory } from './workbench/seed.ts';
import { benchStories, wordsPerArticle } from './workbench/stories.ts';
import { openWorkbench } from './workbench/workbench.ts';

export interface PipelineOptions {
  readonly stories: number;
  readonly json: boolean;
}

/** Rounds before the measured ones: code is loaded and compiled in them. */
const warmUps = 5;
/** What the newsroom aims at, ms. */
const target = { embedded: 400, fleet: 150 } as const;

export async function run(options: PipelineOptions, settings: Settings): Promise<void> {
  if (!Number.isInteger(options.stories) || options.stories < 1)
    throw new NewsroomError('no-stories', '--stories: a whole number, 1 or more');
  const bench = await openWorkbench(settings, { concurrency: 1, delayMs: 0 });
  try {
    const { deps } = bench;
    const rounds = await roundsOf(bench);
    const never = new AbortController().signal;
    const measured: { draftId: string; ms: number }[] = [];
    const failures: string[] = [];
    for (const [index, story] of benchStories(options.stories + warmUps).entries()) {
      const storyId = await storeStory(deps.database, story);
      const persona = deps.roster.personas[index % deps.roster.personas.length];
      if (persona === undefined) throw new NewsroomError('no-persona', `no persona in ${settings.personas.directory}`);
      const draftId = await queueDraft(deps.database, { storyId, personaId: persona.id, writer: deps.writers.name });
      const startedAt = performance.now();
      const result = await runRound(rounds, { draftId, round: 1 }, never);
      const ms = performance.now() - startedAt;
      if (result.outcome !== 'in-review') failures.push(`${draftId}: ${JSON.stringify(result)}`);
      else if (index >= warmUps) measured.push({ draftId, ms });
    }
    const calls = await callsOfDrafts(
      deps.database,
      measured.map(({ draftId }) => draftId),
    );
    const own = measured.map(({ draftId, ms }) => ms - (calls.get(draftId)?.underWayMs ?? 0));
    const counted = [...calls.values()];
    const figures = {
      store: bench.kind,
      writer: deps.writers.name,
      stories: measured.length,
      failed: failures.length,
      articlesPerStory: 3,
      wordsPerArticle,
      outsideModelMedianMs: rounded(quantile(own, 0.5)),
      outsideModelP90Ms: rounded(quantile(own, 0.9)),
      targetMs: target[bench.kind],
      roundMedianMs: rounded(
        quantile(
          measured.map(({ ms }) => ms),
          0.5,
        ),
      ),
      modelCallsMedian: quantile(
        counted.map((one) => one.calls),
        0.5,
      ),
      modelCallsMost: Math.max(0, ...counted.map((one) => one.calls)),
      tokensInMost: Math.max(0, ...counted.map((one) => one.tokensIn)),
      tokensInMedian: quantile(
        counted.map((one) => one.tokensIn),
        0.5,
      ),
      tokensOutMost: Math.max(0, ...counted.map((one) => one.tokensOut)),
      tokensOutMedian: quantile(
        counted.map((one) => one.tokensOut),
        0.5,
      ),
    };
    process.stdout.write(
      options.json
        ? `${JSON.stringify(figures)}\n`
        : [
            `${figures.stories} stories of 3 articles of ${wordsPerArticle} words, one at a time, ${figures.store}, ${figures.writer}:`,
            `  outside model calls: median ${figures.outsideModelMedianMs} ms (target ${figures.targetMs}), nine of ten within ${figures.outsideModelP90Ms} ms`,
            `  model calls: ${figures.modelCallsMedian} (most ${figures.modelCallsMost}), tokens in ${figures.tokensInMedian} (most ${figures.tokensInMost}), out ${figures.tokensOutMedian} (most ${figures.tokensOutMost})`,
            ...failures.map((line) => `  failed: ${line}`),
            '',
          ].join('\n'),
    );
    if (failures.length > 0) process.exitCode = 1;
  } finally {
    await bench.close();
  }
}
