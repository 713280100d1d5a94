// An article that an editor gave an analyst by its address: how far that is, until there is a draft or a reason why there is none.
import type { AddressAssignment } from '../../store/repositories/address-assignments.ts';
import { Moment, Page, type PageFrame } from './layout.tsx';
import { storyPath } from './story-view.ts';
import { isWebAddress } from './wording.ts';

export interface GivenView {
  readonly given: AddressAssignment;
  readonly personaName: string;
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

function Standing({ given, personaName }: GivenView) {
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
      return (
        <p class="bad-text">
          <bdi>{given.message ?? 'It could not be read.'}</bdi>
        </p>
      );
  }
}

const titles = { waiting: 'Being read', assigned: 'Assigned', refused: 'It could not be assigned' } as const;

export function GivenPage({ frame, view }: { frame: PageFrame; view: GivenView }) {
  const { given, personaName } = view;
  return (
    <Page frame={frame}>
      <div id="given" {...(given.state === 'waiting' ? { 'data-refresh': '3' } : {})}>
        <section class="sheet confirm">
          <h1>{titles[given.state]}</h1>
          <p class="address-line">
            {isWebAddress(given.url) ? (
              <a href={given.url} rel="noopener noreferrer nofollow">
                {given.url}
              </a>
            ) : (
              given.url
            )}
          </p>
          <Standing given={given} personaName={personaName} />
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
