// A story's articles side by side, a column a language. What comes from one origin stands together: the first of it in full, the others as a line,
// since ten papers that carry one agency's text are one report. The boxes beside them choose what is split off.
import { countryName, inLanguage, languageName } from '../../core/languages.ts';
import type { DeskStory, StoryArticle } from '../../store/repositories/desk-story.ts';
import { Moment } from './layout.tsx';
import { isNew } from './story-reading.tsx';
import { storyPath, type StoryPageView } from './story-view.ts';
import { counted, isWebAddress } from './wording.ts';

function grouped(reports: readonly StoryArticle[], keyOf: (report: StoryArticle) => string): StoryArticle[][] {
  const groups = new Map<string, StoryArticle[]>();
  for (const report of reports) groups.set(keyOf(report), [...(groups.get(keyOf(report)) ?? []), report]);
  return [...groups.values()];
}

/** UTF-16 units of a lead that are shown. */
const leadShown = 300;

/** Its beginning, cut between words where there are any. */
function beginning(lead: string): string {
  if (lead.length <= leadShown) return lead;
  const cut = lead.slice(0, leadShown);
  const space = cut.lastIndexOf(' ');
  return `${(space > leadShown / 2 ? cut.slice(0, space) : cut).replace(/[\ud800-\udbff]$/u, '')}…`;
}

function Title({ report }: { report: StoryArticle }) {
  return isWebAddress(report.url) ? (
    <a href={report.url} rel="noopener noreferrer nofollow" {...inLanguage(report.language)}>
      {report.title}
    </a>
  ) : (
    <span {...inLanguage(report.language)}>{report.title}</span>
  );
}

function Box({ report }: { report: StoryArticle }) {
  return (
    <input type="checkbox" name="articles[]" value={report.id} aria-label={`Choose the article of ${report.outlet}: ${report.title}`} />
  );
}

function From({ report, since }: { report: StoryArticle; since: Date | null }) {
  return (
    <p class="from">
      <strong>
        <bdi>{report.outlet}</bdi>
      </strong>
      {report.country === null ? null : `, ${countryName(report.country)}`}
      {' · '}
      <Moment date={report.at} />
      {isNew(report, since) ? (
        <>
          {' '}
          <span class="fresh">new</span>
        </>
      ) : null}
    </p>
  );
}

/** Further articles of one origin that stand open; a hundred papers with one text are folded away. */
const carriersShown = 6;

function Carriers({ reports, head, since }: { reports: readonly StoryArticle[]; head: StoryArticle; since: Date | null }) {
  if (reports.length === 0) return null;
  return (
    <ul class="carriers" aria-label={`Further articles of the origin ${head.origin}`}>
      {reports.map((report) => (
        <li id={report.id}>
          <Box report={report} />
          <div>
            {report.title === head.title ? null : <Title report={report} />}
            <From report={report} since={since} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function Origin({ reports, since, elsewhere }: { reports: readonly StoryArticle[]; since: Date | null; elsewhere: readonly string[] }) {
  const [head, ...others] = reports;
  if (head === undefined) return null;
  const isOwn = head.origin === head.outlet && others.every((report) => report.outlet === head.outlet);
  return (
    <li class="report">
      {isOwn ? null : (
        <p class="kicker">
          {'origin '}
          <bdi>{head.origin}</bdi>
          {` · ${counted(reports.length, 'article')} here`}
        </p>
      )}
      <div class="report-head" id={head.id}>
        <Box report={head} />
        <div>
          <h4>
            <Title report={head} />
          </h4>
          <From report={head} since={since} />
        </div>
      </div>
      {head.lead === '' ? null : (
        <p class="lead" {...inLanguage(head.language)}>
          {beginning(head.lead)}
        </p>
      )}
      {elsewhere.length === 0 ? null : <p class="aside small">{`Also in ${elsewhere.map(languageName).join(', ')}.`}</p>}
      <Carriers reports={others.slice(0, carriersShown)} head={head} since={since} />
      {others.length > carriersShown ? (
        <details class="whole">
          <summary>{`${counted(others.length - carriersShown, 'more article')} of this origin`}</summary>
          <Carriers reports={others.slice(carriersShown)} head={head} since={since} />
        </details>
      ) : null}
    </li>
  );
}

function Column({ reports, story, since }: { reports: readonly StoryArticle[]; story: DeskStory; since: Date | null }) {
  const language = reports[0]?.language ?? 'und';
  const origins = grouped(reports, (report) => report.origin);
  const elsewhere = (origin: string): string[] => [
    ...new Set(story.reports.filter((report) => report.origin === origin && report.language !== language).map((report) => report.language)),
  ];
  return (
    <section class="language-column" aria-labelledby={`language-${language}`}>
      <h3 id={`language-${language}`}>
        {languageName(language)} <span class="aside">{`${counted(reports.length, 'article')}, ${counted(origins.length, 'origin')}`}</span>
      </h3>
      <ol>
        {origins.map((group) => (
          <Origin reports={group} since={since} elsewhere={elsewhere(group[0]?.origin ?? '')} />
        ))}
      </ol>
    </section>
  );
}

export function SideBySide({ view }: { view: StoryPageView }) {
  const { story, since } = view;
  const columns = grouped(story.reports, (report) => report.language).toSorted((one, other) => other.length - one.length);
  if (columns.length === 0) return null;
  return (
    <section class="sheet" id="articles" aria-labelledby="articles-title">
      <form method="post" action={`${storyPath(story.id)}/split`}>
        <div class="page-head">
          <h2 id="articles-title">The articles, side by side</h2>
          {story.reports.length < 2 ? null : <button type="submit">Split off the chosen ones …</button>}
        </div>
        <div class="language-columns" tabindex={0} role="region" aria-label="Articles by language">
          {columns.map((reports) => (
            <Column reports={reports} story={story} since={since} />
          ))}
        </div>
      </form>
    </section>
  );
}
