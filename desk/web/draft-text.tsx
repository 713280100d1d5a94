// The draft as it will be read, sentence by sentence, each with its verdict and its footnotes; and what is under it.
import { readDraftText, type TextBlock } from '../../core/draft-text.ts';
import type { CheckedSentence } from '../../store/repositories/desk-evidence.ts';
import { draftPath, type DraftView, type RevisionView } from './draft-view.ts';
import { DisputeMark, VerdictMark, verdictClass } from './verdict-mark.tsx';

interface NumberedBlock {
  readonly block: TextBlock;
  readonly ordinals: readonly number[];
}

function Sentence({ sentence, draftId, view }: { sentence: CheckedSentence; draftId: string; view: RevisionView }) {
  const selected = view.selected?.ordinal === sentence.ordinal;
  const query = view.latest ? { sentence: sentence.ordinal } : { revision: view.revision.id, sentence: sentence.ordinal };
  return (
    <>
      <a
        id={`s${sentence.ordinal}`}
        class={`sentence ${verdictClass(sentence)}`}
        href={`${draftPath(draftId, query)}#s${sentence.ordinal}`}
        data-sentence={sentence.ordinal}
        {...(selected ? { 'aria-current': 'true' as const } : {})}
      >
        {sentence.text}
      </a>
      {sentence.citations.map((number) => (
        <sup>
          <a class="footnote" href={`#source-${number}`} aria-label={`Source ${number}`}>
            {number}
          </a>
        </sup>
      ))}
      <VerdictMark sentence={sentence} />
      <DisputeMark sentence={sentence} href={`${draftPath(draftId, query)}#dispute`} />
      {selected ? (
        <a class="to-evidence" href="#evidence">
          evidence ↓
        </a>
      ) : null}{' '}
    </>
  );
}

function Block({ numbered, draftId, view }: { numbered: NumberedBlock; draftId: string; view: RevisionView }) {
  const sentences = numbered.ordinals.flatMap((ordinal) => {
    const sentence = view.sentences[ordinal];
    return sentence === undefined ? [] : [<Sentence sentence={sentence} draftId={draftId} view={view} />];
  });
  switch (numbered.block.part) {
    case 'headline':
      return <h1>{sentences}</h1>;
    case 'deck':
      return <p class="deck">{sentences}</p>;
    case 'heading':
      return <h2>{sentences}</h2>;
    case 'teaser':
      return <blockquote class="teaser">{sentences}</blockquote>;
    case 'body':
      return <p>{sentences}</p>;
  }
}

/** Neighbouring blocks that are, or are not, for members, in order. */
function runs(blocks: readonly NumberedBlock[]): { membersOnly: boolean; blocks: NumberedBlock[] }[] {
  const found: { membersOnly: boolean; blocks: NumberedBlock[] }[] = [];
  for (const numbered of blocks) {
    const last = found.at(-1);
    if (last !== undefined && last.membersOnly === numbered.block.membersOnly) last.blocks.push(numbered);
    else found.push({ membersOnly: numbered.block.membersOnly, blocks: [numbered] });
  }
  return found;
}

export function DraftBody({ view, draft }: { view: RevisionView; draft: DraftView['draft'] }) {
  const { document } = view.revision;
  let next = 0;
  const numbered = readDraftText(document.text, document.language).blocks.map((block) => ({
    block,
    ordinals: block.sentences.map(() => next++),
  }));
  const caption = document.illustration === null ? undefined : view.sentences[next];
  return (
    <article class="draft-text" lang={document.language} dir="auto" aria-label="Text of the draft">
      {runs(numbered).map((run) => {
        const content = run.blocks.map((entry) => <Block numbered={entry} draftId={draft.id} view={view} />);
        return run.membersOnly ? (
          <section class="members-only" aria-label="Members only">
            <p class="members-label">Members only</p>
            {content}
          </section>
        ) : (
          <>{content}</>
        );
      })}
      {document.illustration === null ? null : (
        <figure>
          <img src={`/illustrations/${document.illustration.sha256}`} alt={document.illustration.alternative} />
          <figcaption>
            <span class="generated">Generated illustration</span>
            {caption === undefined ? document.illustration.caption : <Sentence sentence={caption} draftId={draft.id} view={view} />}
          </figcaption>
        </figure>
      )}
    </article>
  );
}

export function SourcesList({ view }: { view: RevisionView }) {
  return (
    <section class="sheet after-text" aria-labelledby="sources-title">
      <h2 id="sources-title">Sources</h2>
      <ol class="sources">
        {view.revision.document.citations.map((citation) => (
          <li id={`source-${citation.number}`}>
            <span class="footnote">{citation.number}</span>
            <div>
              <p>
                <strong>{citation.outlet}</strong>
                {citation.origin === citation.outlet ? null : <span class="aside">{` carrying ${citation.origin}`}</span>}
              </p>
              <p lang={citation.language} dir="auto">
                <a href={citation.url} target="_blank" rel="noopener noreferrer nofollow">
                  {citation.title}
                </a>
              </p>
              <p class="aside">
                {`${citation.publishedAt?.slice(0, 10) ?? 'date not given'} · ${citation.language} · ${citation.claims.length} cited ${citation.claims.length === 1 ? 'passage' : 'passages'} · snapshot `}
                <code title={citation.snapshot}>{citation.snapshot.slice(0, 12)}</code>
              </p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
