// Drafts of the extractive writer without a database, to read and to measure. The data: lines of recorded articles; or the bundled sample wire.
import { createExtractiveWriter } from '../agents/extractive/writer.ts';
import { loadRoster } from '../agents/roster.ts';
import type { Composition, EvidencePack } from '../core/composition.ts';
import { NewsroomError } from '../core/errors.ts';
import { settingsSchema } from '../core/settings.ts';
import { oneOf, requireData } from './data.ts';
import { recordedEvents, sampleEvents, sampleLanguages } from './drafts/articles.ts';
import { checkedDraft, handedIn, linesOfFailed } from './drafts/checked.ts';
import { addToTally, emptyTally, figuresOfTally, type Tally } from './drafts/tally.ts';
import { figuresOfDraft, type DraftFigures } from './drafts/measure.ts';

export interface DraftsOptions {
  readonly data?: string;
  readonly sample?: string;
  readonly limit?: number;
  readonly event?: string;
  readonly persona?: string;
  readonly json: boolean;
  readonly claims: boolean;
  readonly share?: number;
  readonly check: boolean;
}

function printed(composition: Composition): string {
  const lines = [`# ${composition.headline.text}`, '', `_${composition.deck.map((sentence) => sentence.text).join(' ')}_`];
  let members = false;
  for (const block of composition.blocks) {
    if (block.membersOnly !== members) lines.push('', block.membersOnly ? '<!--members-only-->' : '<!--/members-only-->');
    members = block.membersOnly;
    const text = block.sentences.map((sentence) => sentence.text).join(' ');
    lines.push('', block.part === 'heading' ? `## ${text}` : block.part === 'teaser' ? `> ${text}` : text);
  }
  return lines.join('\n');
}

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

export async function run(options: DraftsOptions): Promise<void> {
  const settings = settingsSchema.shape.writer.parse(options.share === undefined ? {} : { quotedShare: options.share, quotedWords: 500 });
  const writer = createExtractiveWriter(settings);
  const roster = await loadRoster('agents/personas');
  const persona = roster.personas.find((one) => options.persona === undefined || one.id === options.persona);
  if (persona === undefined) throw new NewsroomError('no-persona', `no persona ${options.persona ?? ''} in agents/personas`);
  oneOf(options, 'data', 'sample');
  const all =
    options.sample === 'all'
      ? sampleLanguages().flatMap(sampleEvents)
      : options.sample !== undefined
        ? sampleEvents(options.sample)
        : recordedEvents(requireData(options.data, 'a file of recorded articles'));
  const events = all
    .filter((event, index) => options.event === undefined || event.id.startsWith(options.event) || String(index) === options.event)
    .slice(0, options.limit ?? all.length);
  const { signal } = new AbortController();
  const figures: DraftFigures[] = [];
  const milliseconds: number[] = [];
  const failures: string[] = [];
  const standings = { corroborated: 0, contested: 0, 'single-source': 0 };
  const failedSentences: string[] = [];
  const failedHandedIn: string[] = [];
  const whole = emptyTally();
  const perLanguage = new Map<string, Tally>();
  for (const event of events) {
    const started = performance.now();
    const claims = (await Promise.all(event.articles.map(async (article) => writer.extractClaims(article, signal)))).flat();
    const groups = await writer.weigh(claims, event.articles, signal);
    for (const group of groups) standings[group.standing] += 1;
    const pack: EvidencePack = {
      storyId: event.id,
      storyTitle: event.articles[0]?.title ?? '',
      persona,
      articles: event.articles,
      claims,
      groups,
      language: event.language,
      previous: null,
    };
    try {
      const composition = await writer.write(pack, signal);
      milliseconds.push(performance.now() - started);
      figures.push(figuresOfDraft(composition, pack, settings));
      if (options.check) {
        const written = await checkedDraft(composition, pack, signal);
        failedSentences.push(...linesOfFailed(written.sentences));
        const draft = await handedIn({ ...written, composition }, { writer, pack, loops: settings.revisionLoops }, signal);
        addToTally(whole, draft, pack);
        const ofLanguage = perLanguage.get(composition.language) ?? emptyTally();
        perLanguage.set(composition.language, ofLanguage);
        addToTally(ofLanguage, draft, pack);
        failedHandedIn.push(...linesOfFailed(draft.sentences));
      }
      if (!options.json) {
        process.stdout.write(`${printed(composition)}\n\n`);
        if (options.claims)
          for (const claim of claims)
            process.stdout.write(
              `  ${claim.kind}${claim.spoken ? ' spoken' : ''} [${claim.attribution.map((link) => `${link.name}${link.role === null ? '' : ` (${link.role})`}`).join(' > ')}] ${claim.quote}\n`,
            );
        for (const group of groups)
          if (options.claims && group.standing !== 'single-source')
            process.stdout.write(`  ${group.standing}: ${group.reason} ${String(group.claimIds.length)}\n`);
        process.stdout.write(`${'-'.repeat(100)}\n`);
      }
    } catch (error) {
      if (!(error instanceof NewsroomError)) throw error;
      failures.push(error.message);
    }
  }
  if (!options.json) for (const line of failedSentences) process.stdout.write(`${line}\n`);
  const sum = (of: (one: DraftFigures) => number): number => figures.reduce((total, one) => total + of(one), 0);
  process.stdout.write(
    `${JSON.stringify({
      events: events.length,
      standings,
      composed: figures.length,
      failures,
      onThreeOutlets: figures.filter((one) => one.outlets >= 3).length,
      withMembersPart: figures.filter((one) => one.members).length,
      sentencesMedian: median(figures.map((one) => one.sentences)),
      wordsMedian: median(figures.map((one) => one.words)),
      sentenceWordsMedian: median(figures.flatMap((one) => one.sentenceWords)),
      verbatimShare:
        sum((one) => one.verbatim) /
        Math.max(
          1,
          sum((one) => one.quotations),
        ),
      ...(options.check
        ? {
            failedChecks: failedSentences.length,
            handedIn: {
              ...figuresOfTally(whole),
              failed: failedHandedIn,
              languages: Object.fromEntries([...perLanguage].map(([language, tally]) => [language, figuresOfTally(tally)])),
            },
          }
        : {}),
      ...(options.json && failedSentences.length > 0 ? { failedSentences } : {}),
      articlesOverCap: sum((one) => one.overCap),
      repetitionMedian: Number(median(figures.map((one) => one.repetition)).toFixed(2)),
      repetitionMost: Number(Math.max(0, ...figures.map((one) => one.repetition)).toFixed(2)),
      withSpeakerShare: Number(
        (
          sum((one) => one.withSpeaker) /
          Math.max(
            1,
            sum((one) => one.sentenceWords.length),
          )
        ).toFixed(2),
      ),
      millisecondsMedian: Number(median(milliseconds).toFixed(1)),
      millisecondsMost: Number(Math.max(0, ...milliseconds).toFixed(1)),
    })}\n`,
  );
}
