// An article that an editor gave an analyst by its address: how far that is, until there is a draft or a reason why there is none.
import type { AddressAssignment, HeldArticle } from '../../store/repositories/address-assignments.ts';
import type { OthersDrafts } from '../../store/repositories/live-drafts.ts';
import { GivenAddress, GiveOverForm, Held } from './ending-drafts.tsx';
import { Moment, Page, type PageFrame } from './layout.tsx';
import { storyPath } from './story-view.ts';

export interface GivenView {
  readonly given: AddressAssignment;
  readonly personaName: string;
  /** The article, where it was stored before its address was given. */
  readonly held: HeldArticle | null;
  /** Refused for drafts of others: those that would end now. */
  readonly others: OthersDrafts | null;
}

function DraftLinks({ ids, children }: { ids: readonly string[] | null; children: string }) {
  if (ids === null || ids.length === 0) return null;
  return (
    <p>
      {`${children} `}
      {ids.map((id, place) => (
        <>
          {place === 0 ? '' : ', '}
          <a href={`/drafts/${id}`}>
            <code>{id}</code>
          </a>
        </>
      ))}
    </p>
  );
}

function Standing({ given, personaName, others }: GivenView) {
  switch (given.state) {
    case 'waiting':
      return <p>{`The page is being read and put into a story; ${personaName} gets it as soon as it is. This page says when.`}</p>;
    case 'assigned':
      return (
        <>
          <p>
            {`${personaName} has it, and its story is pinned: `}
            <a href={storyPath(given.storyId ?? '')}>the story</a>
            {', '}
            <a href={`/drafts/${given.draftId ?? ''}`}>the draft</a>
            {'.'}
          </p>
          <DraftLinks ids={given.withdrawn}>Another analyst’s draft that nobody had reviewed ended:</DraftLinks>
          <DraftLinks ids={given.beside}>Beside it go on, seen or asked for by an editor:</DraftLinks>
        </>
      );
    case 'refused':
      if (others !== null)
        return (
          <>
            <p>
              {'The page is read, and in '}
              <a href={storyPath(given.storyId ?? '')}>a story</a>
              {others.ending.length > 0
                ? ` that another analyst has begun to write. It is given to ${personaName} once you agree to what ends by it.`
                : `. The draft that would have ended is not there any more: it can be given to ${personaName} now.`}
            </p>
            <GiveOverForm
              view={{ url: given.url, persona: { id: given.personaId, name: personaName }, reason: given.reason, drafts: others }}
            />
          </>
        );
      return (
        <p class="bad-text">
          <bdi>{given.message ?? 'It could not be read.'}</bdi>
        </p>
      );
  }
}

const titles = { waiting: 'Being read', assigned: 'Assigned', refused: 'It could not be assigned' } as const;

export function GivenPage({ frame, view }: { frame: PageFrame; view: GivenView }) {
  const { given, held, others } = view;
  return (
    <Page frame={frame}>
      <div id="given" {...(given.state === 'waiting' ? { 'data-refresh': '3' } : {})}>
        <section class="sheet confirm">
          <h1>{others === null ? titles[given.state] : 'Another analyst has begun'}</h1>
          <GivenAddress url={given.url} />
          <Held article={held} />
          <Standing {...view} />
          <p class="aside">
            {'Asked for '}
            <Moment date={given.askedAt} />
            {' · '}
            <a href="/stories">To the stories</a>
          </p>
        </section>
      </div>
    </Page>
  );
}
