// A model that misbehaves in one sentence of ten: of each draft and revision that it answers, the sentences that a seeded choice takes are spoilt,
// and a ledger keeps what was done to each, so that it can be followed to the editor.
import type { DraftAnswer, RevisionAnswer, WrittenSentence } from '../../../agents/model/answers.ts';
import { Dice } from './dice.ts';
import { claimsOf, failedOf, taskRowOf, type Blocks, type ClaimRow, type PlayedTask } from './request.ts';
import { spoiltIn, spoilingWays, type SpoilingWay, type SpoiltForm } from './spoil-ways.ts';

export interface Spoiling {
  /** Another seed, other sentences and other ways. */
  readonly seed: number;
  /** Of the sentences answered, 0 to 1. */
  readonly share: number;
}

/** What was done to one sentence, with the exact texts. */
export interface SpoiltSentence extends SpoiltForm {
  readonly task: 'write-draft' | 'revise-sentences';
  readonly part: string;
  readonly way: SpoilingWay;
  readonly before: string;
  readonly claimsBefore: readonly string[];
}

const titles = new Set(['headline', 'heading', 'teaser']);

/** One answer's sentences, spoilt as the seed has it. */
class Spoiler {
  readonly #spoiling: Spoiling;
  readonly #task: SpoiltSentence['task'];
  readonly #language: string;
  readonly #claimRows: readonly ClaimRow[];
  readonly #ledger: SpoiltSentence[];

  constructor(spoiling: Spoiling, task: SpoiltSentence['task'], blocks: Blocks, ledger: SpoiltSentence[]) {
    this.#spoiling = spoiling;
    this.#task = task;
    this.#language = taskRowOf(blocks).language;
    this.#claimRows = claimsOf(blocks);
    this.#ledger = ledger;
  }

  sentence(part: string, written: WrittenSentence): WrittenSentence {
    const dice = new Dice(`${this.#spoiling.seed} ${this.#task} ${part} ${written.text}`);
    if (dice.share() >= this.#spoiling.share) return written;
    const whole = { ...written, isTitle: titles.has(part), language: this.#language, claimRows: this.#claimRows };
    const first = dice.between(0, spoilingWays.length - 1);
    for (let turn = 0; turn < spoilingWays.length; turn += 1) {
      const way = spoilingWays[(first + turn) % spoilingWays.length] ?? 'figure';
      const spoilt = spoiltIn(way, whole, dice);
      if (spoilt === null) continue;
      this.#ledger.push({ ...spoilt, task: this.#task, part, way, before: written.text, claimsBefore: written.claims });
      return spoilt.sentence;
    }
    return written;
  }

  /** A heading or teaser, which has neither kind nor claims. */
  title(part: string, text: string | null): string | null {
    return text === null ? null : this.sentence(part, { text, kind: 'transition', claims: [] }).text;
  }
}

function spoiltDraft(draft: DraftAnswer, spoiler: Spoiler): DraftAnswer {
  return {
    headline: spoiler.sentence('headline', draft.headline),
    deck: spoiler.sentence('deck', draft.deck),
    sections: draft.sections.map((section) => ({
      ...section,
      heading: spoiler.title('heading', section.heading),
      paragraphs: section.paragraphs.map((paragraph) => paragraph.map((sentence) => spoiler.sentence('body', sentence))),
    })),
    teaser: spoiler.title('teaser', draft.teaser),
  };
}

function spoiltRevision(revision: RevisionAnswer, blocks: Blocks, spoiler: Spoiler): RevisionAnswer {
  const parts = new Map(failedOf(blocks).map((row) => [row.ordinal, row.part]));
  return {
    sentences: revision.sentences.map((row) => {
      if (row.text === null) return row;
      const { text, kind, claims } = spoiler.sentence(parts.get(row.ordinal) ?? 'body', {
        text: row.text,
        kind: row.kind,
        claims: row.claims,
      });
      return { ordinal: row.ordinal, text, kind, claims };
    }),
  };
}

/** The answer with its share of sentences spoilt, each written into the ledger; answers to other tasks as they are. */
export function spoilSentences(
  answer: object,
  task: PlayedTask | null,
  blocks: Blocks,
  spoiling: Spoiling,
  ledger: SpoiltSentence[],
): object {
  if (task === 'write-draft') return spoiltDraft(answer as DraftAnswer, new Spoiler(spoiling, task, blocks, ledger));
  if (task === 'revise-sentences') return spoiltRevision(answer as RevisionAnswer, blocks, new Spoiler(spoiling, task, blocks, ledger));
  return answer;
}
