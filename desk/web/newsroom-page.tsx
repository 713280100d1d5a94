// The newsroom at work: what fails and what to do about it first, then feeds, processes, queues and the audit log's head.
import type { AuditHead } from '../../store/repositories/audit.ts';
import type { DraftSummary } from '../../store/repositories/desk-drafts.ts';
import type { NewsroomCounts } from '../../store/repositories/desk-newsroom.ts';
import type { FeedHealth } from '../../store/repositories/feed-health.ts';
import type { SeenProcess } from '../../store/repositories/heartbeats.ts';
import type { OpenProblem } from '../../store/repositories/problems.ts';
import type { UnreadItem } from '../../store/repositories/unread-items.ts';
import type { QueueCount } from '../server/dependencies.ts';
import type { PersonaLine } from '../../core/persona-line.ts';
import type { PageNotice } from './draft-view.ts';
import { Feeds } from './feed-table.tsx';
import { Notice, Page, When, type PageFrame } from './layout.tsx';
import { Roster } from './roster.tsx';
import { SpendingToday, type SpendingView } from './spending.tsx';
import { counted } from './wording.ts';

export interface NewsroomView {
  readonly counts: NewsroomCounts;
  readonly problems: readonly OpenProblem[];
  readonly feeds: readonly FeedHealth[];
  readonly failedItems: readonly UnreadItem[];
  readonly failedDrafts: readonly DraftSummary[];
  readonly processes: readonly SeenProcess[];
  /** Null: nobody who started the desk counts the queues. */
  readonly queues: readonly QueueCount[] | null;
  readonly audit: AuditHead;
  readonly spending: SpendingView;
  /** Null: nobody who started the desk has the roster. */
  readonly personas: readonly PersonaLine[] | null;
  /** What was just done, or refused. */
  readonly notice: PageNotice | null;
}

function Figures({ counts }: { counts: NewsroomCounts }) {
  const figures: readonly [string, string, string?][] = [
    ['feeds answering', `${counts.feedsAnswering} of ${counts.feeds}`],
    ['items', `${counts.items}`],
    ['waiting to be read', `${counts.itemsWaiting}`],
    ['articles', `${counts.articles}`],
    ['outlets', `${counts.outlets}`],
    ['stories', `${counts.stories}`, '/stories'],
    ['stories to assign', `${counts.storiesWaiting}`, '/stories?unassigned=1'],
    ['drafts', `${counts.drafts}`, '/'],
    ['jobs waiting to be queued', `${counts.jobsWaiting}`],
  ];
  return (
    <dl class="figures">
      {figures.map(([name, value, address]) => (
        <div>
          <dt>{address === undefined ? name : <a href={address}>{name}</a>}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** More failing feeds than this are named in the table of feeds alone. */
const feedsNamed = 5;

function Problems({ problems }: { problems: readonly OpenProblem[] }) {
  const failingFeeds = problems.filter((problem) => problem.area === 'feed').length;
  const named = failingFeeds > feedsNamed ? problems.filter((problem) => problem.area !== 'feed') : problems;
  return (
    <section class="sheet" id="problems" aria-labelledby="problems-title">
      <h2 id="problems-title">{problems.length === 0 ? 'No problems' : counted(problems.length, 'problem')}</h2>
      {problems.length === 0 ? (
        <p class="aside">Everything that was tried works.</p>
      ) : (
        <ul class="problems">
          {named.length === problems.length ? null : (
            <li>
              <p>
                {`${failingFeeds} feeds fail; each is tried again, less often the longer it lasts. `}
                <a href="#feeds">The reasons are beside the feeds.</a>
              </p>
            </li>
          )}
          {named.map((problem) => (
            <li>
              <p>{problem.message}</p>
              <p class="aside">
                {`${problem.area} ${problem.subject} · ${problem.code} · ${counted(problem.count, 'time')} · `}
                <When date={problem.lastAt} />
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Failures({ items, drafts }: { items: readonly UnreadItem[]; drafts: readonly DraftSummary[] }) {
  if (items.length === 0 && drafts.length === 0) return null;
  return (
    <section class="sheet" aria-labelledby="failures-title">
      <h2 id="failures-title">What could not be finished</h2>
      <ul class="problems">
        {drafts.map((draft) => (
          <li>
            <p>
              {'Draft '}
              <a href={`/drafts/${draft.id}`} lang={draft.language}>
                <bdi>{draft.headline}</bdi>
              </a>
            </p>
            <p class="aside">
              {`${draft.persona.name} · ${draft.failure ?? 'no reason stored'} · `}
              <When date={draft.updatedAt} />
            </p>
          </li>
        ))}
        {items.map((item) => (
          <li>
            <p dir="auto">{item.title}</p>
            <p class="aside">
              {`${item.feed} · ${item.code ?? 'failed'}: ${item.error ?? 'no message'} · ${counted(item.attempts, 'attempt')} · `}
              <When date={item.firstSeenAt} />
              <span class="address">{item.url}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Queues({ queues }: { queues: NonNullable<NewsroomView['queues']> }) {
  const isEmpty = ({ active, waiting, delayed, failed }: QueueCount) => active + waiting + delayed + failed === 0;
  const busy = queues.filter((queue) => !isEmpty(queue));
  const idle = queues.filter(isEmpty);
  const empty = counted(idle.length, busy.length === 0 ? 'queue' : 'other queue');
  return (
    <>
      {busy.length === 0 ? null : (
        <div class="table-frame" tabindex={0} role="region" aria-label="Queues">
          <table>
            <thead>
              <tr>
                {['queue', 'active', 'waiting', 'delayed', 'failed'].map((name, index) => (
                  <th scope="col" class={index === 0 ? '' : 'number'}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {busy.map((queue) => (
                <tr>
                  <th scope="row">{queue.queue}</th>
                  <td class="number">{queue.active}</td>
                  <td class="number">{queue.waiting}</td>
                  <td class="number">{queue.delayed}</td>
                  <td class={queue.failed > 0 ? 'number bad-text' : 'number'}>{queue.failed}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {idle.length === 0 ? null : <p class="aside">{`${empty} ${idle.length === 1 ? 'is' : 'are'} empty.`}</p>}
    </>
  );
}

function Processes({ processes, queues }: { processes: readonly SeenProcess[]; queues: NewsroomView['queues'] }) {
  return (
    <section class="sheet" aria-labelledby="processes-title">
      <h2 id="processes-title">At work now</h2>
      {processes.length === 0 ? (
        <p class="bad-text">No process has given a sign of life in the last minute: nothing is polled, read or written.</p>
      ) : (
        <ul class="history">
          {processes.map((process) => (
            <li>
              <strong>{`${process.host}, process ${process.pid}`}</strong> {process.roles.join(', ')}
              <p class="aside">
                {'seen '}
                <When date={process.seenAt} />
                {', started '}
                <When date={process.startedAt} />
              </p>
            </li>
          ))}
        </ul>
      )}
      {queues === null ? null : <Queues queues={queues} />}
    </section>
  );
}

export function NewsroomPage({ frame, view }: { frame: PageFrame; view: NewsroomView }) {
  return (
    <Page frame={frame}>
      <div id="newsroom" data-refresh="10">
        <div class="page-head">
          <h1>Newsroom</h1>
        </div>
        {view.notice === null ? null : (
          <Notice tone={view.notice.tone} title={view.notice.title}>
            <p>{view.notice.text}</p>
          </Notice>
        )}
        <Figures counts={view.counts} />
        {view.personas === null || view.personas.length === 0 ? null : <Roster lines={view.personas} />}
        <div class="columns even">
          <div>
            <Problems problems={view.problems} />
            <Failures items={view.failedItems} drafts={view.failedDrafts} />
            <section class="sheet" aria-labelledby="audit-title">
              <h2 id="audit-title">Audit log</h2>
              <p>{`${counted(view.audit.seq, 'entry', 'entries')}, each sealed by the hash of the one before.`}</p>
              <p class="aside">
                {'Head '}
                <code class="hash">{view.audit.hash}</code>
              </p>
            </section>
          </div>
          <div>
            <SpendingToday view={view.spending} />
            <Processes processes={view.processes} queues={view.queues} />
          </div>
        </div>
        <Feeds feeds={view.feeds} />
      </div>
    </Page>
  );
}
