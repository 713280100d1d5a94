// The page of one story: what it is, what its reports share, how it grew, its articles side by side, and why it has its score and its analyst.
import { inLanguage } from '../../core/languages.ts';
import { Moment, Notice, Page, type PageFrame } from './layout.tsx';
import { Sparkline } from './sparkline.tsx';
import { SideBySide } from './story-articles.tsx';
import { Acts } from './story-forms.tsx';
import { History } from './story-history.tsx';
import { Carriers, scoreWords, StoryMarks } from './story-marks.tsx';
import { isNew, SharedKeys, Timeline } from './story-reading.tsx';
import { Score, WhoAndWhy } from './story-score.tsx';
import { storyPath, type StoryNotice, type StoryPageView } from './story-view.ts';

export function StoryNoticeBox({ notice }: { notice: StoryNotice | null }) {
  if (notice === null) return null;
  return (
    <Notice tone={notice.tone} title={notice.title}>
      <p>{notice.text}</p>
      {notice.written ? (
        <>
          <p>You wrote:</p>
          <p class="written" dir="auto">
            {notice.written}
          </p>
        </>
      ) : null}
      {notice.undo === undefined ? null : (
        <form method="post" action={notice.undo.action}>
          <input type="hidden" name="reason" value="taken back" />
          <button class="quiet" type="submit">
            {notice.undo.label}
          </button>
        </form>
      )}
      {notice.link === undefined ? null : (
        <p>
          <a href={notice.link.href}>{notice.link.text}</a>
        </p>
      )}
    </Notice>
  );
}

function Fresh({ view }: { view: StoryPageView }) {
  const fresh = view.story.reports.filter((report) => isNew(report, view.since));
  if (view.since === null || fresh.length === 0) return null;
  return (
    <p class="fresh-line">
      <span class="fresh">{`${fresh.length} new`}</span>
      {' since you looked '}
      <Moment date={view.since} />
      {': '}
      {fresh.slice(0, 6).map((report, index) => (
        <>
          {index === 0 ? null : ', '}
          <a href={`#${report.id}`}>
            <bdi>{report.outlet}</bdi>
          </a>
        </>
      ))}
      {fresh.length > 6 ? ` and ${fresh.length - 6} more` : null}
    </p>
  );
}

/** The address that renews the page without counting as a look at it: what is new stays marked while the page is open. */
function renewalPath(view: StoryPageView): string {
  return `${storyPath(view.story.id)}?since=${encodeURIComponent(view.since?.toISOString() ?? 'never')}`;
}

export function StoryPage({ frame, view }: { frame: PageFrame; view: StoryPageView }) {
  const { story } = view;
  return (
    <Page frame={frame}>
      <StoryNoticeBox notice={view.notice} />
      <div id="story" data-refresh="20" data-refresh-from={renewalPath(view)}>
        <div class="story-head">
          <div>
            <p class="kicker">
              <a href="/stories">Stories</a>
            </p>
            <h1 {...inLanguage(story.language)}>{story.title}</h1>
            <p class="story-marks">
              <span class="story-score-line">{`score ${scoreWords(story.score)}`}</span>
              <StoryMarks story={story} />
            </p>
            <p class="facts">
              <Carriers story={story} />
            </p>
            <Fresh view={view} />
          </div>
          <Sparkline hours={story.hours} />
        </div>
        <div class="columns">
          <div>
            <SharedKeys keys={view.keys} />
            <Timeline story={story} since={view.since} />
            <History story={story} personaNames={view.personaNames} />
          </div>
          <div class="story-side">
            <WhoAndWhy view={view} />
            <Acts view={view} />
            <Score story={story} />
          </div>
        </div>
        <SideBySide view={view} />
      </div>
    </Page>
  );
}
