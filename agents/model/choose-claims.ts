// Which claims a draft is written from: the most telling ones within a budget of tokens, whole groups side by side, so that what agrees and
// what contradicts is seen together. In the prompt a claim has a short id, which is mapped back.
import type { Claim, ClaimGroup } from '../../core/claims.ts';
import type { ComposedSentence, Composition, EvidencePack } from '../../core/composition.ts';
import type { ClaimKind, Standing } from '../../core/words.ts';
import { termIn } from '../extractive/text/term-pattern.ts';
import { fold } from '../extractive/text/words.ts';
import { withoutBraces } from './quote-references.ts';

const standingWorth: Readonly<Record<Standing, number>> = { contested: 2.5, corroborated: 2.5, 'single-source': 1 };
const kindWorth: Readonly<Record<ClaimKind, number>> = {
  event: 1.5,
  denial: 1.5,
  figure: 1.2,
  statement: 1,
  forecast: 0.9,
  opinion: 0.6,
  background: 0.4,
};
/** Claims of one group at most: more of the same adds words, not evidence. */
const ofGroup = { corroborated: 3, contested: 6, 'single-source': 2 } as const;

/** Tokens of a text, roughly and rather too many: a model's own count is the gateway's to make. */
export function roughTokens(text: string): number {
  let tokens = 0;
  for (const character of text)
    tokens += character < '\u0080' ? 0.27 : /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u.test(character) ? 1 : 0.45;
  return Math.ceil(tokens);
}

/** What a claim costs in a prompt beside its words: the row's names and marks. */
const rowTokens = 62;

export interface ClaimSheet {
  /** Rows for the data block `claims`. */
  readonly rows: readonly object[];
  /** The claim that a short id names. */
  readonly byId: ReadonlyMap<string, Claim>;
  /** The short id of a claim's own id. */
  readonly shortIds: ReadonlyMap<string, string>;
}

function rowOf(id: string, claim: Claim, group: ClaimGroup | undefined, pack: EvidencePack): object {
  const article = pack.articles.find((one) => one.id === claim.articleId);
  const chain = claim.attribution.slice(1).map((link) => (link.role === null ? link.name : `${link.name}, ${link.role}`));
  const by = chain.length === 0 ? null : chain.join(' ← ');
  return {
    id,
    group: group?.ordinal ?? null,
    standing: group?.standing ?? 'single-source',
    kind: claim.kind,
    outlet: withoutBraces(claim.attribution[0]?.name ?? article?.outlet ?? ''),
    by: by === null ? null : withoutBraces(by),
    spoken: claim.spoken,
    day: article?.publishedAt?.toISOString().slice(0, 10) ?? null,
    language: claim.language,
    quote: withoutBraces(claim.quote.replace(/\s+/g, ' ')),
    english: claim.english === null ? null : withoutBraces(claim.english),
  };
}

/** Claims as rows with short ids, in the order given. */
export function claimSheet(claims: readonly Claim[], pack: EvidencePack): ClaimSheet {
  const groupOf = new Map(pack.groups.flatMap((group) => group.claimIds.map((id) => [id, group] as const)));
  const byId = new Map<string, Claim>();
  const shortIds = new Map<string, string>();
  const rows = claims.map((claim, index) => {
    const id = `c${String(index + 1)}`;
    byId.set(id, claim);
    shortIds.set(claim.id, id);
    return rowOf(id, claim, groupOf.get(claim.id), pack);
  });
  return { rows, byId, shortIds };
}

/** Worth of a claim for this persona: its group's standing, its kind, the persona's subjects in it, its place in its article. */
function worthOf(pack: EvidencePack): (claim: Claim, standing: Standing) => number {
  const terms = pack.persona.beats.flatMap((beat) => beat.terms.map(termIn));
  const lengths = new Map(pack.articles.map((article) => [article.id, Math.max(1, article.text.length)]));
  const preferred = new Set(pack.previous?.notes.preferSources ?? []);
  return (claim, standing) => {
    const text = fold(`${claim.quote} ${claim.english ?? ''}`);
    const ofBeat = terms.filter((term) => term.test(text)).length;
    return (
      standingWorth[standing] +
      kindWorth[claim.kind] +
      Math.min(1.5, 0.5 * ofBeat) +
      (preferred.has(claim.articleId) ? 2 : 0) -
      claim.start / (lengths.get(claim.articleId) ?? 1)
    );
  };
}

/** The claims of the pack that fit `budget` tokens, best groups first; those that the previous round rests on always. */
export function chooseClaims(pack: EvidencePack, budget: number): Claim[] {
  const worth = worthOf(pack);
  const claims = new Map(pack.claims.map((claim) => [claim.id, claim]));
  const groups = pack.groups
    .map((group) => {
      const members = group.claimIds
        .flatMap((id) => claims.get(id) ?? [])
        .map((claim) => ({ claim, worth: worth(claim, group.standing) }))
        .sort((a, b) => b.worth - a.worth || (a.claim.id < b.claim.id ? -1 : 1));
      return { group, members, best: members[0]?.worth ?? 0 };
    })
    .sort((a, b) => b.best - a.best || a.group.ordinal - b.group.ordinal);
  let left = budget;
  const chosen: Claim[] = [];
  const take = (claim: Claim): void => {
    chosen.push(claim);
    left -= costOf(claim);
  };
  const cited = new Set(pack.previous === null ? [] : sentencesOf(pack.previous.composition).flatMap((sentence) => sentence.claimIds));
  for (const { members } of groups) for (const { claim } of members) if (cited.has(claim.id)) take(claim);
  for (const { group, members } of groups) {
    let taken = 0;
    // One of each outlet first: what a second paper says of it is worth more than what the first says again.
    const ordered = [...members].sort((a, b) => Number(articlesBefore(members, a)) - Number(articlesBefore(members, b)));
    // One account of a dispute alone would be told as if nobody said otherwise: at least two of them fit, or none is taken.
    const leastCost = ordered.slice(0, 2).reduce((sum, { claim }) => sum + (cited.has(claim.id) ? 0 : costOf(claim)), 0);
    if (group.standing === 'contested' && leastCost > left) continue;
    for (const { claim } of ordered) {
      if (taken >= ofGroup[group.standing]) break;
      if (cited.has(claim.id) || costOf(claim) > left) continue;
      taken += 1;
      take(claim);
    }
  }
  const order = new Map(groups.flatMap(({ members }, index) => members.map(({ claim }) => [claim.id, index] as const)));
  return chosen.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
}

type Member = { readonly claim: Claim };

function articlesBefore(members: readonly Member[], member: Member): boolean {
  return members.slice(0, members.indexOf(member)).some((earlier) => earlier.claim.articleId === member.claim.articleId);
}

function costOf(claim: Claim): number {
  return rowTokens + roughTokens(claim.quote) + (claim.english === null ? 0 : roughTokens(claim.english));
}

function sentencesOf(composition: Composition): ComposedSentence[] {
  return [composition.headline, ...composition.deck, ...composition.blocks.flatMap((block) => block.sentences)];
}
