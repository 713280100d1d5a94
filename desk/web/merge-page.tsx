// Before two stories become one: what each has, side by side, and which one stays: preselected by the newsroom's own rule, which says why.
import type { Child } from 'hono/jsx';
import type { Stays } from '../../core/which-stays.ts';
import { inLanguage } from '../../core/languages.ts';
import type { StoryLine } from '../../store/repositories/desk-stories.ts';
import type { StoryAssignment } from '../../store/repositories/story-history.ts';
import { Moment, Page, StateMark, type PageFrame } from './layout.tsx';
import { Reason } from './story-forms.tsx';
import { StoryMarks } from './story-marks.tsx';
import { StoryNoticeBox } from './story-page.tsx';
import { storyPath, type StoryNotice } from './story-view.ts';

export interface MergeSide extends StoryLine {
  readonly assignments: readonly StoryAssignment[];
}

export interface MergeView {
  /** That of the page's address first. */
  readonly sides: readonly [MergeSide, MergeSide];
  readonly rule: Stays;
  /** Id of the one that is selected. */
  readonly selected: string;
  readonly siteUrl: string;
  readonly notice: StoryNotice | null;
  /** The reason that a refused form held. */
  readonly written: string;
}

const none = <span class="aside">none</span>;
const moment = (date: Date | null, otherwise = 'none'): Child =>
  date === null ? <span class="aside">{otherwise}</span> : <Moment date={date} />;

function Drafts({ side }: { side: MergeSide }) {
  if (side.drafts.length === 0) return none;
  return (
    <ul class="plain">
      {side.drafts.map((draft) => (
        <li>
          <a href={`/drafts/${draft.id}`}>{draft.personaName}</a> <StateMark state={draft.state} />
        </li>
      ))}
    </ul>
  );
}

function Publications({ side, siteUrl }: { side: MergeSide; siteUrl: string }) {
  const published = side.drafts.flatMap(({ personaName, publication }) => (publication === null ? [] : [{ personaName, ...publication }]));
  if (published.length === 0) return none;
  return (
    <ul class="plain">
      {published.map(({ personaName, slug, publishedAt }) => (
        <li>
          <a href={`${siteUrl}/articles/${slug}`}>{`by ${personaName}`}</a>{' '}
          <span class="aside">
            <Moment date={publishedAt} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function GivenTo({ side }: { side: MergeSide }) {
  if (side.assignments.length === 0) return <span class="aside">{side.notAssigned ?? 'nobody'}</span>;
  return (
    <ul class="plain">
      {side.assignments.map(({ personaName, at }) => (
        <li>
          {personaName}{' '}
          <span class="aside">
            <Moment date={at} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Head({ side, view }: { side: MergeSide; view: MergeView }) {
  const { rule, selected } = view;
  return (
    <th scope="col">
      <label class="tick">
        <input type="radio" name="stays" value={side.id} required checked={side.id === selected} />
        <bdi {...inLanguage(side.language)}>{side.title}</bdi>
      </label>
      {side.id === rule.stays ? <p class="hint">{`Suggested: it ${rule.why}.`}</p> : null}
      <p class="hint">
        <StoryMarks story={side} /> <a href={storyPath(side.id)}>look at it</a>
      </p>
    </th>
  );
}

function Row({ name, of, sides }: { name: string; of: (side: MergeSide) => Child; sides: MergeView['sides'] }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {sides.map((side) => (
        <td>{of(side)}</td>
      ))}
    </tr>
  );
}

export function MergePage({ frame, view }: { frame: PageFrame; view: MergeView }) {
  const { sides, siteUrl } = view;
  const [story, other] = sides;
  return (
    <Page frame={frame}>
      <StoryNoticeBox notice={view.notice} />
      <section class="sheet confirm is-wide">
        <h1>Merge two stories</h1>
        <p>
          All articles go into the one that stays, which keeps its title. The address of the other leads there from then on, and its drafts
          stay with their texts. The newsroom never parts by itself what an editor merged; you can split articles off again.
        </p>
        <form class="stack" method="post" action={`${storyPath(story.id)}/merge`}>
          <input type="hidden" name="other" value={other.id} />
          <table class="compared">
            <thead>
              <tr>
                <td>Which one stays</td>
                {sides.map((side) => (
                  <Head side={side} view={view} />
                ))}
              </tr>
            </thead>
            <tbody>
              <Row name="articles" sides={sides} of={(side) => side.articles} />
              <Row name="origins" sides={sides} of={(side) => side.origins} />
              <Row name="outlets" sides={sides} of={(side) => side.outlets} />
              <Row name="first report" sides={sides} of={(side) => moment(side.firstAt)} />
              <Row name="last report" sides={sides} of={(side) => moment(side.lastAt)} />
              <Row name="drafts" sides={sides} of={(side) => <Drafts side={side} />} />
              <Row name="published" sides={sides} of={(side) => <Publications side={side} siteUrl={siteUrl} />} />
              <Row name="pinned" sides={sides} of={(side) => moment(side.pinnedAt, 'no')} />
              <Row name="given to" sides={sides} of={(side) => <GivenTo side={side} />} />
            </tbody>
          </table>
          <Reason written={view.written} />
          <div class="form-end">
            <button class="primary" type="submit">
              Merge them
            </button>
            <a href={storyPath(story.id)}>Leave them as they are</a>
          </div>
        </form>
      </section>
    </Page>
  );
}
