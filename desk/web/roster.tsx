// The analysts at work, one row each: state, load, the day's drafts and spending, and the buttons that pause and resume. On a narrow
// screen each row is a card; its cells then say what they are by `data-label`.
import { stateWords, type PersonaLine } from '../../core/persona-line.ts';
import { When } from './layout.tsx';
import { counted } from './wording.ts';

function State({ line }: { line: PersonaLine }) {
  return (
    <>
      <span class={`state desk-${line.state}`}>{stateWords(line.state)}</span>
      {line.why === null ? null : <span class="aside small">{`${line.name} ${line.why}`}</span>}
    </>
  );
}

function Switch({ line }: { line: PersonaLine }) {
  if (line.pausedSince !== null)
    return (
      <form method="post" action={`/newsroom/desks/${line.id}/resume`}>
        <button type="submit" aria-label={`Resume ${line.name}`}>
          Resume
        </button>
      </form>
    );
  return (
    <details class="pause">
      <summary aria-label={`Pause ${line.name}`}>Pause</summary>
      <form class="stack" method="post" action={`/newsroom/desks/${line.id}/pause`}>
        <label>
          Reason, if you like
          <input name="reason" maxlength={500} />
        </label>
        <button type="submit">{`Pause ${line.name}`}</button>
      </form>
    </details>
  );
}

function money(amount: number): string {
  return amount > 0 && amount < 0.01 ? '<0.01' : amount.toFixed(2);
}

function Row({ line }: { line: PersonaLine }) {
  const { budget, lastDraft, spentToday } = line;
  const load: readonly (readonly [number, string])[] = [
    [line.drafting, 'drafting'],
    [line.queued, 'queued'],
    [line.waiting, 'waiting for budget'],
    [line.inReview, 'in review'],
    [line.failed, 'failed'],
  ];
  const some = load.filter(([count]) => count > 0);
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        {line.name}
        <span class="address">{line.beats.length === 0 ? line.id : line.beats.join(', ')}</span>
        {line.problems.map((problem) => (
          <span class="bad-text small problem-line">{problem}</span>
        ))}
      </th>
      <td role="cell" data-label="state">
        <State line={line} />
      </td>
      <td role="cell" data-label="load">
        {some.length === 0 ? 'nothing' : some.map(([count, what]) => <span class="load">{`${count} ${what}`}</span>)}
      </td>
      <td role="cell" data-label="drafts today" class="number">
        {line.draftsToday}
      </td>
      <td role="cell" data-label="in 24 hours" class="number">
        {`${line.drafts24h} of ${line.draftsPerDay}`}
      </td>
      <td role="cell" data-label="spent today" class="number">
        {spentToday.tokens === 0 ? (
          'nothing'
        ) : (
          <span title={`${spentToday.tokens} of ${budget.tokens} tokens`}>
            {`${money(spentToday.cost)} of ${money(budget.cost)} ${budget.currency}`}
          </span>
        )}
      </td>
      <td role="cell" data-label="last draft">
        {lastDraft === null ? (
          'none yet'
        ) : (
          <>
            <a href={`/drafts/${lastDraft.id}`}>
              <bdi>{lastDraft.title}</bdi>
            </a>
            <span class="aside small">
              <When date={lastDraft.openedAt} />
              {`, ${lastDraft.state}`}
            </span>
          </>
        )}
      </td>
      <td role="cell" class="switch">
        <Switch line={line} />
      </td>
    </tr>
  );
}

const heads = ['analyst', 'state', 'load', 'today', '24 hours', 'spent today', 'last draft', ''];

export function Roster({ lines }: { lines: readonly PersonaLine[] }) {
  const paused = lines.filter((line) => line.pausedSince !== null).length;
  return (
    <section class="sheet" id="analysts" aria-labelledby="analysts-title">
      <div class="page-head">
        <h2 id="analysts-title">{counted(lines.length, 'AI analyst')}</h2>
        <div class="form-end">
          {paused === lines.length ? null : (
            <form method="post" action="/newsroom/desks/pause-all">
              <button class="quiet" type="submit">
                Pause all
              </button>
            </form>
          )}
          {paused === 0 ? null : (
            <form method="post" action="/newsroom/desks/resume-all">
              <button class="quiet" type="submit">
                Resume all
              </button>
            </form>
          )}
        </div>
      </div>
      <table class="roster cards" role="table" aria-labelledby="analysts-title">
        <thead role="rowgroup">
          <tr role="row">
            {heads.map((name) => (
              <th scope="col" role="columnheader" class={['today', '24 hours', 'spent today'].includes(name) ? 'number' : ''}>
                {name === '' ? <span class="unseen">pause or resume</span> : name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {lines.map((line) => (
            <Row line={line} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
