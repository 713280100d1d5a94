// The text of an article: sentences with their footnote marks, and a box where the members' part stands.
import type { BlockView, MembersBox, SentenceView, SourceView } from '../article-view.ts';
import { counted } from '../wording.ts';

function FootnoteMarks({ sentence, sources }: { sentence: SentenceView; sources: readonly SourceView[] }) {
  return (
    <>
      {sentence.citations.map((number) => {
        const source = sources.find((candidate) => candidate.citation.number === number);
        if (source === undefined) return null;
        return (
          <sup class="mark">
            <a href={`#source-${number}`} aria-label={`Source ${number}: ${source.citation.outlet}`}>
              {number}
            </a>
          </sup>
        );
      })}
    </>
  );
}

export function Sentences({ sentences, sources }: { sentences: readonly SentenceView[]; sources: readonly SourceView[] }) {
  return (
    <>
      {sentences.map((sentence, index) => (
        <>
          {index === 0 ? '' : ' '}
          <span id={`sentence-${sentence.ordinal}`} class={sentence.attested === null ? 'sentence' : 'sentence attested'}>
            {sentence.text}
            <FootnoteMarks sentence={sentence} sources={sources} />
            {sentence.attested === null ? null : (
              <sup class="mark mark-attested">
                <a
                  href={`#attested-${sentence.ordinal}`}
                  aria-label="The editor answers for this sentence"
                  title={`Editor: ${sentence.attested}`}
                >
                  †
                </a>
              </sup>
            )}
          </span>
        </>
      ))}
    </>
  );
}

function Members({ box, teaser }: { box: MembersBox; teaser: BlockView | null }) {
  return (
    <section class="members-only" aria-label="Members’ part">
      {teaser === null ? null : (
        <p class="teaser">
          <Sentences sentences={teaser.sentences} sources={[]} />
        </p>
      )}
      <div lang="en" dir="ltr">
        <p class="members-title">This part is for members.</p>
        <p>
          Membership opens later; until then nobody can read this part here.{' '}
          {box.sections > 0 ? `It holds ${counted(box.sections, 'section')}. ` : ''}
          What is outside it is free, with all its sources.
        </p>
      </div>
    </section>
  );
}

export function ArticleBody({ blocks, sources }: { blocks: readonly (BlockView | MembersBox)[]; sources: readonly SourceView[] }) {
  const teaser = blocks.find((block): block is BlockView => block.kind === 'teaser') ?? null;
  const hasMembers = blocks.some((block) => block.kind === 'members');
  return (
    <>
      {blocks.map((block) => {
        switch (block.kind) {
          case 'heading':
            return (
              <h2>
                <Sentences sentences={block.sentences} sources={sources} />
              </h2>
            );
          case 'body':
            return (
              <p>
                <Sentences sentences={block.sentences} sources={sources} />
              </p>
            );
          case 'members':
            return <Members box={block} teaser={teaser} />;
          case 'teaser':
            return hasMembers ? null : (
              <p class="teaser">
                <Sentences sentences={block.sentences} sources={sources} />
              </p>
            );
        }
      })}
    </>
  );
}
