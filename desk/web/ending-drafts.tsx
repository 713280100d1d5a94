// Before drafts of other analysts end that nobody has reviewed: which they are. Their ids go back with the form, and no other draft ends by it.
import { inLanguage } from '../../core/languages.ts';
import { safeTitle } from '../../core/orders/without-orders.ts';
import type { HeldArticle } from '../../store/repositories/address-assignments.ts';
import type { OthersDrafts, StoryDraft } from '../../store/repositories/live-drafts.ts';
import { Moment, Page, type PageFrame } from './layout.tsx';
import { storyPath } from './story-view.ts';
import { isWebAddress, stateWords } from './wording.ts';

/** An address that somebody gave, as a link where it is one. */
export function GivenAddress({ url }: { url: string }) {
  return (
    <p class="address-line">
      {isWebAddress(url) ? (
        <a href={url} rel="noopener noreferrer nofollow">
          {url}
        </a>
      ) : (
        url
      )}
    </p>
  );
}

/** That the page of an address is stored, and which story it is in. */
export function Held({ article }: { article: HeldArticle | null }) {
  if (article === null) return null;
  return (
    <p class="held">
      {'The newsroom has this page already: '}
      <bdi {...inLanguage(article.language)}>{safeTitle(article.title)}</bdi>
      {' in '}
      <bdi>{article.outlet}</bdi>
      {article.storyId === null ? (
        ', in no story yet.'
      ) : (
        <>
          {', in the story '}
          <a href={storyPath(article.storyId)}>{safeTitle(article.storyTitle ?? '')}</a>
          {'.'}
        </>
      )}
    </p>
  );
}

/** `agrees`: sending the form around it agrees to its end. */
function DraftLine({ draft, agrees = false }: { draft: StoryDraft; agrees?: boolean }) {
  return (
    <li>
      {agrees ? <input type="hidden" name="ends[]" value={draft.id} /> : null}
      <strong>{draft.personaName}</strong>
      {': '}
      <a href={`/drafts/${draft.id}`} {...inLanguage(draft.language)}>
        {draft.headline}
      </a>
      <span class="aside small">
        {` ${stateWords[draft.state].label}, since `}
        <Moment date={draft.createdAt} />
      </span>
    </li>
  );
}

/** The drafts, and in the form around it the ids that are agreed to. */
export function EndingDrafts({ drafts: { ending, beside } }: { drafts: OthersDrafts }) {
  return (
    <>
      {ending.length === 0 ? null : (
        <>
          <p>{`${ending.length === 1 ? 'This draft ends' : 'These drafts end'}: nobody has reviewed ${ending.length === 1 ? 'it, and it is' : 'them, and they are'} not finished.`}</p>
          <ul class="history">
            {ending.map((draft) => (
              <DraftLine draft={draft} agrees />
            ))}
          </ul>
        </>
      )}
      {beside.length === 0 ? null : (
        <>
          <p>Beside the new one go on, seen or asked for by an editor:</p>
          <ul class="history">
            {beside.map((draft) => (
              <DraftLine draft={draft} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

export interface GiveOverView {
  readonly url: string;
  readonly persona: { readonly id: string; readonly name: string };
  readonly reason: string;
  readonly drafts: OthersDrafts;
}

/** The form that gives the address again, now that it is known what ends. */
export function GiveOverForm({ view }: { view: GiveOverView }) {
  const { url, persona, reason, drafts } = view;
  return (
    <form method="post" action="/stories/assign">
      <input type="hidden" name="url" value={url} />
      <input type="hidden" name="persona" value={persona.id} />
      <input type="hidden" name="reason" value={reason} />
      <EndingDrafts drafts={drafts} />
      <p>
        {'Because: '}
        <q dir="auto">{reason}</q>
      </p>
      <div class="form-end">
        <button class="primary" type="submit">{`Give it to ${persona.name}`}</button>
        <a href="/stories">Leave it as it is</a>
      </div>
    </form>
  );
}

/** That what was agreed to is not all that would end by now. */
export function EndsOthersNow({ again }: { again: boolean }) {
  return again ? <p class="bad-text">Another draft was begun in the meantime, so nothing was done. Look again.</p> : null;
}

export interface GiveOverPageView extends GiveOverView {
  readonly held: HeldArticle | null;
  /** Some drafts were agreed to, and others are there by now. */
  readonly again: boolean;
}

export function GiveOverPage({ frame, view }: { frame: PageFrame; view: GiveOverPageView }) {
  return (
    <Page frame={frame}>
      <section class="sheet confirm">
        <h1>{`Give it to ${view.persona.name}`}</h1>
        <EndsOthersNow again={view.again} />
        <GivenAddress url={view.url} />
        <Held article={view.held} />
        <GiveOverForm view={view} />
      </section>
    </Page>
  );
}
