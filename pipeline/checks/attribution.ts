// Who is said to say it: an outlet named in the sentence is the outlet that its quotation is from, and a speaker named is the claim's.
import type { Mention } from './outside.ts';
import type { FoundQuotation } from './quotations.ts';
import type { NameRun } from './names.ts';
import type { Scope } from './scope.ts';
import type { SourceIndex } from './source-index.ts';
import type { Finding, SentenceToCheck } from './types.ts';
import { foldWord, sameWord, wordsOf } from './words.ts';

function quotedShort(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 57)}...`;
}

/** Whether a source itself speaks of another outlet near the claims ("told Fox News"), so that its name may stand in the sentence. */
function speaksOf(outlet: string, scope: Scope): boolean {
  const named = scope.grounds.some(
    (ground) => ground.claim?.attribution.some((link) => link.name === outlet && ground.source.article.text.includes(outlet)) ?? false,
  );
  const bare = outlet.replace(/^The /u, '');
  return named || scope.wide.some(({ range }) => range.text.includes(bare));
}

/** Outlets named are outlets cited. */
export function checkOutlets(mentions: readonly Mention[], cited: readonly SourceIndex[], scope: Scope): Finding[] {
  const outlets = new Set(cited.map((source) => source.article.outlet));
  const namesCited = mentions.some((mention) => outlets.has(mention.outlet));
  return mentions.flatMap((mention): Finding[] => {
    if (outlets.has(mention.outlet) || (namesCited && speaksOf(mention.outlet, scope))) return [];
    const cites = outlets.size === 0 ? 'nothing' : [...outlets].join(', ');
    return [{ verdict: 'unsupported', reason: `attributed to ${mention.outlet}, but cites ${cites}` }];
  });
}

/** The outlet that a quotation is given to: named before it where outlets lead their quotations, after it where they follow. */
function givenTo(found: FoundQuotation, mentions: readonly Mention[], first: number): Mention | undefined {
  const leads = (mentions[0]?.start ?? Infinity) < first;
  return leads
    ? mentions.findLast((mention) => mention.start < found.run.start)
    : mentions.find((mention) => mention.start >= found.run.end);
}

export function checkQuotationOutlets(
  quotations: readonly FoundQuotation[],
  mentions: readonly Mention[],
  cited: readonly SourceIndex[],
): Finding[] {
  const first = quotations[0]?.run.start ?? 0;
  const outlets = new Set(cited.map((source) => source.article.outlet));
  const own = mentions.filter((mention) => outlets.has(mention.outlet));
  return quotations.flatMap((found): Finding[] => {
    const mention = givenTo(found, own, first);
    if (mention === undefined || found.places.length === 0 || found.places.some((place) => place.source.article.outlet === mention.outlet))
      return [];
    const owner = [...new Set(found.places.map((place) => place.source.article.outlet))].join(', ');
    return [
      { verdict: 'unsupported', reason: `“${quotedShort(found.run.text)}” stands in ${owner}, the sentence gives it to ${mention.outlet}` },
    ];
  });
}

/** Names in the sentence against the speaker of the words it quotes. */
export function checkSpeaker(sentence: SentenceToCheck, runs: readonly NameRun[], scope: Scope): Finding[] {
  const spoken = scope.grounds.filter((ground) => ground.claim?.spoken === true);
  const names = runs.filter((run) => !run.initial || run.words.length > 1);
  if (sentence.kind !== 'quotation' || spoken.length === 0 || spoken.length < scope.grounds.length || names.length === 0) return [];
  const speakers = scope.speakers.filter((link) => link.kind === 'person' || link.kind === 'organisation' || link.kind === 'document');
  if (speakers.length === 0) return [];
  const keys = speakers.flatMap((speaker) => wordsOf(`${speaker.name} ${speaker.role ?? ''}`).map((word) => word.key));
  // The sentence's first word may be the speaker's name too: “Kesh called it ..., citing Midland Wire”.
  const matches = runs.some((run) => run.words.some((word) => keys.some((key) => sameWord(foldWord(word.text), key, 'und'))));
  if (matches) return [];
  const given = names.map((run) => run.text).join(', ');
  return [
    {
      verdict: 'unsupported',
      reason: `gives the words to ${given}; the claim has them from ${speakers.map((speaker) => speaker.name).join(', ')}`,
    },
  ];
}
