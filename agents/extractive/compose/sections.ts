// Sets the chosen sentences in order: paragraphs of two or three, sections with titles, one of them for members.
import type { ComposedBlock, ComposedSentence } from '../../../core/composition.ts';
import type { Composer, Placed } from './composer.ts';
import { speakerOf } from './speaker-text.ts';

export interface Chosen {
  readonly lede: readonly Placed[];
  readonly against: readonly Placed[];
  readonly rest: readonly Placed[];
  readonly abroad: readonly Placed[];
}

const block = (part: ComposedBlock['part'], sentences: ComposedSentence[], membersOnly = false): ComposedBlock => ({
  part,
  membersOnly,
  sentences,
});

/** A title or teaser in the language's own words: holds no figure, date, name or quotation. */
function fixed(part: 'heading' | 'teaser', text: string, membersOnly = false): ComposedBlock[] {
  return text === '' ? [] : [block(part, [{ text, kind: 'transition', claimIds: [] }], membersOnly)];
}

/** Paragraphs of two sentences, three where one would be left over. */
function paragraphs(sentences: readonly ComposedSentence[], membersOnly = false): ComposedBlock[] {
  const blocks: ComposedBlock[] = [];
  let at = 0;
  while (at < sentences.length) {
    const size = sentences.length - at === 3 ? 3 : 2;
    blocks.push(block('body', sentences.slice(at, at + size), membersOnly));
    at += size;
  }
  return blocks;
}

/** One speaker's sentences together, speakers in the order of their best. */
function bySpeaker(placed: readonly Placed[]): Placed[] {
  const groups = new Map<string, Placed[]>();
  for (const one of placed) {
    const name = speakerOf(one.candidate.claim)?.name ?? '';
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [one]);
    else group.push(one);
  }
  return [...groups.values()].flat();
}

const inOrder = (placed: readonly Placed[]): Placed[] => placed.toSorted((a, b) => a.candidate.position - b.candidate.position);
const sentencesOf = (placed: readonly Placed[]): ComposedSentence[] => placed.map(({ sentence }) => sentence);

export function arrange(composer: Composer, chosen: Chosen): ComposedBlock[] {
  const { sections, teaser, teaserVoices } = composer.material.language.phrases;
  const lede = sentencesOf(chosen.lede);
  const [first] = chosen.lede;
  const seconds =
    first === undefined
      ? []
      : composer.seconds(first.candidate).filter((claim) => !chosen.lede.some(({ candidate }) => candidate.claim.id === claim.id));
  const same = seconds.length === 0 ? null : composer.phrasing.same(seconds);
  if (same !== null) lede.splice(1, 0, same);

  const next = chosen.rest.filter(({ candidate }) => candidate.claim.kind === 'forecast').slice(0, 2);
  const remaining = chosen.rest.filter((one) => !next.includes(one));
  const voices = bySpeaker(remaining.filter(({ candidate }) => speakerOf(candidate.claim) !== null));
  const facts = inOrder(remaining.filter(({ candidate }) => speakerOf(candidate.claim) === null));

  const blocks: ComposedBlock[] = [block('body', lede)];
  if (chosen.against.length > 0) blocks.push(block('body', sentencesOf(chosen.against)));
  if (remaining.length < 4) {
    // Too little for a members' part: one section and a closing one.
    if (remaining.length > 0)
      blocks.push(
        ...fixed('heading', facts.length >= voices.length ? sections.more : sections.voices),
        ...paragraphs(sentencesOf([...facts, ...voices])),
      );
  } else {
    const free =
      facts.length >= 2
        ? facts.slice(0, Math.max(2, Math.min(facts.length, Math.ceil(remaining.length / 2))))
        : [...facts, ...voices.slice(0, 2)];
    const members = [...facts, ...voices].filter((one) => !free.includes(one));
    blocks.push(
      ...fixed('heading', free.every((one) => facts.includes(one)) ? sections.more : sections.voices),
      ...paragraphs(sentencesOf(free)),
    );
    const speakers = [
      ...new Set(
        members.flatMap(({ candidate }) => {
          const speaker = speakerOf(candidate.claim);
          return speaker?.kind === 'person' ? [speaker.name] : [];
        }),
      ),
    ].slice(0, 3);
    const spoken = members.filter(({ candidate }) => speakers.includes(speakerOf(candidate.claim)?.name ?? ''));
    if (speakers.length > 0)
      blocks.push(
        block('teaser', [
          {
            text: teaserVoices.replace('{speakers}', composer.phrasing.list(speakers)),
            kind: 'reported',
            claimIds: spoken.map(({ candidate }) => candidate.claim.id),
          },
        ]),
      );
    else blocks.push(...fixed('teaser', teaser));
    const title = spoken.length * 2 >= members.length ? sections.voices : sections.background;
    blocks.push(...fixed('heading', title, true), ...paragraphs(sentencesOf(members), true));
  }
  if (next.length > 0) blocks.push(...fixed('heading', sections.next), ...paragraphs(sentencesOf(next)));
  if (chosen.abroad.length > 0) blocks.push(...fixed('heading', sections.elsewhere), ...paragraphs(sentencesOf(chosen.abroad)));
  return blocks;
}
