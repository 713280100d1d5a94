// Before a merge, a split or a change of analyst: with which story, what it does, and the reason for it. Both stories of a merge are in merge-page.tsx.
import { inLanguage } from '../../core/languages.ts';
import type { DeskStory, StoryArticle, StoryChoice } from '../../store/repositories/desk-story.ts';
import type { OthersDrafts } from '../../store/repositories/live-drafts.ts';
import { EndingDrafts, EndsOthersNow } from './ending-drafts.tsx';
import { Page, When, type PageFrame } from './layout.tsx';
import { Reason } from './story-forms.tsx';
import { StoryNoticeBox } from './story-page.tsx';
import { storyPath, type StoryNotice } from './story-view.ts';
import { counted } from './wording.ts';

const leaveIt = 'Leave it as it is';

export interface TwinsView {
  readonly story: StoryChoice;
  /** Those that may be about the same, the likeliest first. */
  readonly twins: readonly StoryChoice[];
  readonly notice: StoryNotice | null;
}

/** Which other story is meant. */
export function TwinsPage({ frame, view }: { frame: PageFrame; view: TwinsView }) {
  const { story, twins } = view;
  return (
    <Page frame={frame}>
      <StoryNoticeBox notice={view.notice} />
      <section class="sheet confirm">
        <h1>Merge with another story</h1>
        <p>
          <a href={storyPath(story.id)} {...inLanguage(story.language)}>
            {story.title}
          </a>
        </p>
        <form class="stack" method="get" action={`${storyPath(story.id)}/merge`}>
          {twins.length === 0 ? (
            <p class="aside">No other story of the last week has words of its title or names that its reports share.</p>
          ) : (
            <fieldset class="tick-list">
              <legend>Stories with words of its title or names of its reports</legend>
              {twins.map((twin) => (
                <Twin story={twin} />
              ))}
            </fieldset>
          )}
          <label>
            {`${twins.length === 0 ? 'Its' : 'Or its'} address or id, or the address of an article of it`}
            <input name="address" maxlength={2000} />
          </label>
          <div class="form-end">
            <button type="submit">See both before merging</button>
            <a href={storyPath(story.id)}>{leaveIt}</a>
          </div>
        </form>
      </section>
    </Page>
  );
}

function Twin({ story }: { story: StoryChoice }) {
  return (
    <label class="tick">
      <input type="radio" name="other" value={story.id} />
      <span>
        <bdi {...inLanguage(story.language)}>{story.title}</bdi>
        <span class="aside small">
          {` ${counted(story.articles, 'article')}, last origin `}
          <When date={story.lastAt} />
          {', '}
        </span>
        <a class="small" href={storyPath(story.id)}>
          look at it
        </a>
      </span>
    </label>
  );
}

export interface SplitView {
  readonly story: Pick<DeskStory, 'id' | 'title' | 'language' | 'articles'>;
  readonly chosen: readonly StoryArticle[];
  readonly notice: StoryNotice | null;
}

export function SplitPage({ frame, view }: { frame: PageFrame; view: SplitView }) {
  const { story, chosen } = view;
  return (
    <Page frame={frame}>
      <StoryNoticeBox notice={view.notice} />
      <section class="sheet confirm">
        <h1>{`Split off ${counted(chosen.length, 'article')}`}</h1>
        <p>
          {'From '}
          <a href={storyPath(story.id)} {...inLanguage(story.language)}>
            {story.title}
          </a>
          {`, where ${counted(story.articles - chosen.length, 'article')} ${story.articles - chosen.length === 1 ? 'stays' : 'stay'}. They become a story of their own; a draft that rests on one of them is marked. The newsroom never joins them again by itself; you can merge the two.`}
        </p>
        <form class="stack" method="post" action={`${storyPath(story.id)}/split`}>
          <ul class="history">
            {chosen.map((article) => (
              <li>
                <input type="hidden" name="articles[]" value={article.id} />
                <bdi {...inLanguage(article.language)}>{article.title}</bdi>
                <span class="aside">
                  {' '}
                  <bdi>{article.outlet}</bdi>
                </span>
              </li>
            ))}
          </ul>
          <input type="hidden" name="confirmed" value="yes" />
          <Reason />
          <div class="form-end">
            <button class="primary" type="submit">
              Split them off
            </button>
            <a href={`${storyPath(story.id)}#articles`}>Choose others</a>
          </div>
        </form>
      </section>
    </Page>
  );
}

export interface ReassignView {
  readonly story: Pick<DeskStory, 'id' | 'title' | 'language'>;
  readonly persona: { readonly id: string; readonly name: string };
  readonly reason: string;
  readonly drafts: OthersDrafts;
  /** Some drafts were agreed to, and others are there by now. */
  readonly again: boolean;
}

export function ReassignPage({ frame, view }: { frame: PageFrame; view: ReassignView }) {
  const { story, persona } = view;
  return (
    <Page frame={frame}>
      <section class="sheet confirm">
        <h1>{`Give it to ${persona.name}`}</h1>
        <EndsOthersNow again={view.again} />
        <p>
          <a href={storyPath(story.id)} {...inLanguage(story.language)}>
            {story.title}
          </a>
        </p>
        <form method="post" action={`${storyPath(story.id)}/assign`}>
          <EndingDrafts drafts={view.drafts} />
          <p>
            {'Because: '}
            <q dir="auto">{view.reason}</q>
          </p>
          <input type="hidden" name="persona" value={persona.id} />
          <input type="hidden" name="reason" value={view.reason} />
          <div class="form-end">
            <button class="primary" type="submit">{`Give it to ${persona.name}`}</button>
            <a href={storyPath(story.id)}>{leaveIt}</a>
          </div>
        </form>
      </section>
    </Page>
  );
}
