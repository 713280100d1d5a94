// One story by every persona of the roster: whether their pieces can be told apart. A piece that could be another's is a defect of its
// persona's file, or of assignment; the command then ends with 1. Straight through the writer's interface: no draft is kept.
import { writeFileSync } from 'node:fs';
import { loadRoster } from '../agents/roster.ts';
import { NewsroomError } from '../core/errors.ts';
import { withPlayedModel } from '../bin/commands/played-model.ts';
import { printError } from '../bin/output.ts';
import { sampleEvents, type BenchEvent } from './drafts/articles.ts';
import { failedChecks } from './drafts/checked.ts';
import { thresholds, voicesOf, type Voice } from './voices/distinct.ts';
import { piecesOf, type Piece } from './voices/pieces.ts';
import { extractiveWriter, withModelWriter, type WriterFor } from './voices/writers.ts';

export interface VoicesOptions {
  readonly model: 'extractive' | 'played' | 'both';
  readonly event?: string;
  readonly language: string;
  readonly all: boolean;
  readonly json: boolean;
  readonly output?: string;
  readonly show: boolean;
}

/** An event that carries a draft by any persona: three reports in its language. */
const enough = (event: BenchEvent): boolean => event.articles.filter((article) => article.language === event.language).length >= 3;

function eventsOf({ event, language, all }: VoicesOptions): BenchEvent[] {
  const events = sampleEvents(language).filter(enough);
  const named = event === undefined ? events : events.filter((one) => one.id.startsWith(event));
  if (named.length === 0)
    throw new NewsroomError(
      'no-data',
      `no event ${event ?? ''} with three reports in ${language}; there are ${events.map((one) => one.id).join(', ') || 'none'}`,
    );
  return all || event !== undefined ? named : named.slice(0, 1);
}

function printed({ persona, composition }: Piece): string {
  const lines = [`# ${persona.name}: ${composition.headline.text}`, `_${composition.deck.map((sentence) => sentence.text).join(' ')}_`];
  for (const block of composition.blocks) {
    const text = block.sentences.map((sentence) => sentence.text).join(' ');
    lines.push(block.part === 'heading' ? `## ${text}` : block.part === 'teaser' ? `> ${text}` : text);
  }
  return `${lines.join('\n\n')}\n\n${'-'.repeat(100)}\n`;
}

function line(voice: Voice): string {
  const { nearestByClaims: near } = voice;
  return [
    `  ${voice.persona.padEnd(20)} ${String(voice.claims).padStart(3)} claims`,
    `told as ${voice.told.persona === voice.persona ? 'itself' : voice.told.persona} (x${voice.told.margin.toFixed(2)})`,
    `own terms ${String(voice.framing.ownAlone)}, another's ${String(voice.framing.othersAlone)}`,
    `claims nearest ${near.persona} ${near.value.toFixed(2)}${near.order === null ? '' : ` (order ${near.order.toFixed(2)})`}`,
    `words nearest ${voice.nearestByWords.persona} ${voice.nearestByWords.value.toFixed(2)}`,
    ...voice.defects.map((defect) => `\n      DEFECT: ${defect}`),
  ].join('; ');
}

/** Covers the events by one writer, and says what differs. */
async function measure(writer: string, writerFor: WriterFor, chosen: readonly BenchEvent[], options: VoicesOptions) {
  const { personas } = await loadRoster('agents/personas');
  const { signal } = new AbortController();
  const events = [];
  for (const event of chosen) {
    const pieces = await piecesOf(event, personas, (personaId) => writerFor(event, personaId), signal);
    const failed = [];
    for (const piece of pieces) {
      failed.push(...(await failedChecks(piece.composition, piece.pack, signal)).map((text) => `${piece.persona.id}: ${text}`));
      if (options.show && !options.json) process.stdout.write(`${printed(piece)}\n`);
    }
    const { voices, similarity } = voicesOf(pieces);
    events.push({ event: event.id, language: event.language, voices, similarity, failedChecks: failed });
    if (options.json) continue;
    process.stdout.write(`${writer}, ${event.id} (${event.language}): ${String(pieces.length)} personas\n`);
    for (const voice of voices) process.stdout.write(`${line(voice)}\n`);
    for (const text of failed) process.stdout.write(`  check: ${text}\n`);
  }
  const every = events.flatMap(({ voices }) => voices);
  const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
  const figures = {
    writer,
    events: events.length,
    pieces: every.length,
    toldAsItself: every.filter((voice) => voice.told.persona === voice.persona).length,
    toldByClaims: every.filter((voice) => voice.toldByClaims === voice.persona).length,
    marginLeast: Math.min(...every.map((voice) => voice.told.margin)),
    claimsSharedMedian: median(every.map((voice) => voice.nearestByClaims.value)),
    wordsSharedMedian: median(every.map((voice) => voice.nearestByWords.value)),
    wordsSharedMost: Math.max(...every.map((voice) => voice.nearestByWords.value)),
    failedChecks: events.reduce((sum, event) => sum + event.failedChecks.length, 0),
    defects: every.filter((voice) => voice.defects.length > 0).length,
  };
  if (!options.json) process.stdout.write(`${JSON.stringify(figures)}\n`);
  return { ...figures, stories: events };
}

export async function run(options: VoicesOptions): Promise<void> {
  const events = eventsOf(options);
  const writers: Awaited<ReturnType<typeof measure>>[] = [];
  if (options.model !== 'played') writers.push(await measure('extractive', extractiveWriter(), events, options));
  if (options.model !== 'extractive')
    await withPlayedModel(async (models) => {
      await withModelWriter(
        models,
        events,
        async (writerFor) => void writers.push(await measure('played model', writerFor, events, options)),
      );
      return 0;
    }, printError);
  const defects = writers.reduce((sum, writer) => sum + writer.defects, 0);
  const whole = JSON.stringify({ defects, thresholds, writers });
  if (options.output !== undefined) writeFileSync(options.output, `${whole}\n`);
  if (options.json) process.stdout.write(`${whole}\n`);
  if (defects > 0) process.exitCode = 1;
}
