// What a draft brings up to date, and what brings it up to date.
import type { DraftLinks, LinkedDraft } from '../../store/repositories/update-links.ts';
import { draftPath } from './draft-view.ts';
import { StateMark } from './layout.tsx';

function Linked({ draft }: { draft: LinkedDraft }) {
  return (
    <>
      <a href={draftPath(draft.draftId)}>
        <bdi>{draft.headline}</bdi>
      </a>{' '}
      <StateMark state={draft.state} />
    </>
  );
}

export function UpdateLinks({ links }: { links: DraftLinks }) {
  return (
    <>
      {links.updateOf === null ? null : (
        <p class="aside update-of">
          {'An update of '}
          <Linked draft={links.updateOf} />
        </p>
      )}
      {links.updatedBy.map((later) => (
        <p class="aside updated-by">
          {'Updated by '}
          <Linked draft={later} />
        </p>
      ))}
    </>
  );
}
