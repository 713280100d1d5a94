// Reading a story at a glance: what its reports share, how it grew, and when each article came.
import { countryName, languageName } from '../../core/languages.ts';
import type { SharedKey } from '../../core/shared-keys.ts';
import type { DeskStory, StoryArticle } from '../../store/repositories/desk-story.ts';
import { Moment } from './layout.tsx';
import type { StoryKeys, StoryPageView } from './story-view.ts';
import { counted, stretch } from './wording.ts';

function Keys({ title, keys }: { title: string; keys: readonly SharedKey[] }) {
  if (keys.length === 0) return null;
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        <ul class="shared-keys">
          {keys.map((key) => (
            <li title={`in reports of ${key.origins} origins`}>
              <bdi>{key.text}</bdi> <span class="count">{key.origins}</span>
            </li>
          ))}
        </ul>
      </dd>
    </div>
  );
}

export function SharedKeys({ keys }: { keys: StoryKeys }) {
  const none = Object.values(keys).every((some: readonly SharedKey[]) => some.length === 0);
  return (
    <section class="sheet" aria-labelledby="keys-title">
      <h2 id="keys-title">In at least two reports</h2>
      {none ? (
        <p class="aside">No name and no figure stands in reports of two origins.</p>
      ) : (
        <dl class="key-list">
          <Keys title="people" keys={keys.people} />
          <Keys title="places" keys={keys.places} />
          <Keys title="organisations" keys={keys.organisations} />
          <Keys title="names" keys={keys.names} />
          <Keys title="figures" keys={keys.figures} />
        </dl>
      )}
      <p class="aside small">Read by rules from titles, first sentences and claims; the count is of independent origins.</p>
    </section>
  );
}

const width = 600;
const height = 120;

/** Steps of a count that grows by one at each of these times, as a path from the left to the right edge. */
function steps(times: readonly number[], from: number, span: number, most: number): string {
  const x = (time: number): string => (((time - from) / span) * width).toFixed(1);
  const y = (count: number): string => (height - 2 - (count / most) * (height - 8)).toFixed(1);
  const path = times.map((time, index) => `H${x(time)}V${y(index + 1)}`).join('');
  return `M0 ${y(0)}${path}H${width}`;
}

/** Articles that were the first of their origin. */
function firstOfOrigins(reports: readonly StoryArticle[]): Set<string> {
  const seen = new Set<string>();
  const firsts = new Set<string>();
  for (const report of reports) {
    if (seen.has(report.origin)) continue;
    seen.add(report.origin);
    firsts.add(report.id);
  }
  return firsts;
}

function Growth({ reports, firsts }: { reports: readonly StoryArticle[]; firsts: ReadonlySet<string> }) {
  const [first] = reports;
  const last = reports.at(-1);
  if (first === undefined || last === undefined || first.at.getTime() === last.at.getTime()) return null;
  const from = first.at.getTime();
  const span = last.at.getTime() - from;
  const all = reports.map((report) => report.at.getTime());
  const origins = reports.filter((report) => firsts.has(report.id)).map((report) => report.at.getTime());
  const words = `From the first article to the last, ${stretch(span)}, it grew to ${counted(all.length, 'article')} of ${counted(origins.length, 'origin')}.`;
  return (
    <figure class="growth">
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={words} focusable="false">
        <path class="growth-articles" d={`${steps(all, from, span, all.length)}V${height}H0Z`} />
        <path class="growth-origins" d={steps(origins, from, span, all.length)} />
      </svg>
      <figcaption>
        <span>
          <Moment date={first.at} />
        </span>
        <span>
          <span class="key-articles">{counted(all.length, 'article')}</span>{' '}
          <span class="key-origins">{counted(origins.length, 'origin')}</span>
        </span>
        <span>
          <Moment date={last.at} />
        </span>
      </figcaption>
    </figure>
  );
}

export const isNew = (report: StoryArticle, since: Date | null): boolean => since !== null && report.storedAt.getTime() > since.getTime();

function TimelineRow({ report, from, order, since }: { report: StoryArticle; from: Date; order: number | null; since: Date | null }) {
  const later = report.at.getTime() - from.getTime();
  return (
    <tr>
      <td>
        <Moment date={report.at} />
        <span class="aside small">{later === 0 ? ' first' : ` +${stretch(later)}`}</span>
        {report.isDated ? null : <span class="aside small"> (stored; it has no date)</span>}
      </td>
      <td>
        <a href={`#${report.id}`}>
          <bdi>{report.outlet}</bdi>
        </a>{' '}
        {isNew(report, since) ? <span class="fresh">new</span> : null}
        {report.origin === report.outlet ? null : (
          <span class="aside small">
            {' carries '}
            <bdi>{report.origin}</bdi>
          </span>
        )}
      </td>
      <td class="wide-only">{languageName(report.language)}</td>
      <td class="wide-only">{report.country === null ? '–' : countryName(report.country)}</td>
      <td class="number">{order === null ? <span class="aside">copy</span> : order}</td>
    </tr>
  );
}

export function Timeline({ story, since }: { story: DeskStory; since: StoryPageView['since'] }) {
  const { reports } = story;
  const [first] = reports;
  const firsts = firstOfOrigins(reports);
  const order = new Map([...firsts].map((id, index) => [id, index + 1]));
  const burst = story.parts.find((part) => part.name === 'burst');
  return (
    <section class="sheet" aria-labelledby="timeline-title">
      <h2 id="timeline-title">How it grew</h2>
      <Growth reports={reports} firsts={firsts} />
      <p class="aside">{`Burst ${story.burst.toFixed(2)}${burst === undefined ? '' : `: ${burst.why}`}`}</p>
      <Delays story={story} />
      {first === undefined ? null : (
        <div class="table-frame timeline" tabindex={0} role="region" aria-label="When each article came">
          <table>
            <thead>
              <tr>
                {['came', 'outlet', 'language', 'country', 'origin'].map((name) => (
                  <th scope="col" class={name === 'origin' ? 'number' : name === 'language' || name === 'country' ? 'wide-only' : ''}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {reports.map((report) => (
                <TimelineRow report={report} from={first.at} order={order.get(report.id) ?? null} since={since} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {reports.length < story.articles ? <p class="aside">{`${story.articles - reports.length} later ones are not shown.`}</p> : null}
    </section>
  );
}

/** How long the newsroom took from a story's third origin to a desk's queue and to a draft. */
function Delays({ story }: { story: DeskStory }) {
  const { thirdOriginAt } = story;
  if (!story.breaking || thirdOriginAt === null) return null;
  const after = (date: Date): string => (date < thirdOriginAt ? 'before it' : `${stretch(date.getTime() - thirdOriginAt.getTime())} later`);
  const [first] = story.drafts;
  return (
    <p class="delays">
      {'Its third origin was stored '}
      <Moment date={thirdOriginAt} />
      {first === undefined
        ? '; it is on no desk yet.'
        : first.queuedAt === null
          ? '; its draft is about to be queued.'
          : `; in a desk’s queue ${after(first.queuedAt)}${first.writtenAt === null ? ', not drafted yet.' : `, drafted ${after(first.writtenAt)}.`}`}
    </p>
  );
}
