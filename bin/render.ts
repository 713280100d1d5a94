// Readings as people read them in a terminal.
import { weakWording } from '../core/check-layers.ts';
import { stateWords } from '../core/persona-line.ts';
import { passes } from '../core/words.ts';
import { counted, indented, paint, shortTime, table } from './output.ts';
import type { ReadingValue } from './readings.ts';
import type { WritingValue } from './writings.ts';

export function renderDrafts(drafts: ReadingValue<'drafts'>): string {
  if (drafts.length === 0) return 'No drafts yet: stories are drafted once enough outlets report them and they have settled.';
  return table(
    ['id', 'state', 'persona', 'writer', 'outlets', 'failing', 'updated (UTC)', 'headline'],
    drafts.map((draft) => [
      draft.id,
      draft.state,
      draft.persona,
      draft.writer,
      String(draft.outlets),
      `${draft.failing}/${draft.sentences}`,
      shortTime(draft.updated),
      draft.headline ?? '-',
    ]),
  );
}

type Shown = ReadingValue<'show'>;

function renderSentence(sentence: Shown['sentences'][number]): string {
  const verdict = sentence.check?.verdict ?? 'not checked yet';
  const mark = sentence.check !== null && passes(sentence.check.verdict) ? paint('green', '✓') : paint('red', '✗');
  const notes = sentence.citations.map((number) => `[^${number}]`).join('');
  const lines = [
    indented(`  ✓ ${String(sentence.ordinal).padStart(2)}  `, `${sentence.text}${notes}`).replace('✓', mark),
    paint('dim', `        ${sentence.part}, ${sentence.kind}: ${verdict}`),
  ];
  const colour = sentence.passes ? 'dim' : 'yellow';
  lines.push(...(sentence.check?.reasons ?? []).map((reason) => paint(colour, indented('        ', reason))));
  const weak = weakWording(sentence.check?.layers ?? []);
  if (weak !== null) lines.push(paint('dim', indented('        ', `${weak.mark} (${weak.reasons.join('; ')})`)));
  if (sentence.attestation !== null)
    lines.push(indented('        ', `attested by ${sentence.attestation.editorName}: ${sentence.attestation.reason}`));
  return lines.join('\n');
}

function renderSource(source: Shown['sources'][number]): string {
  const origin = source.origin === source.outlet ? '' : `, origin ${source.origin}`;
  const head = indented(
    `  [^${source.number}] `,
    `${source.outlet}: “${source.title}”, ${shortTime(source.publishedAt)} UTC, ${source.language}${origin}`,
  );
  const claims = source.claims.map((claim) =>
    [
      indented('      ', `“${claim.quote ?? ''}”`),
      paint(
        'dim',
        `        ${claim.attribution.join(' ← ')}${claim.standing === null ? '' : `, ${claim.standing}`}, ${claim.start}-${claim.end}`,
      ),
    ].join('\n'),
  );
  return [head, `      ${source.url}`, paint('dim', `      snapshot ${source.snapshot}`), ...claims].join('\n');
}

export function renderShow(shown: Shown): string {
  const { draft } = shown;
  const lines = [
    `${paint('bold', draft.id)}  ${draft.state}, round ${draft.round}, by ${draft.persona.name} (AI analyst), written by the ${draft.writer}`,
    `story: ${draft.story.title}`,
  ];
  if (shown.assignment !== null)
    lines.push(indented(`why ${draft.persona.name}: `, `${shown.assignment.reasons.join('; ')} (score ${shown.assignment.score})`));
  for (const view of shown.views.filter(({ draftId }) => draftId !== draft.id || shown.views.length > 1)) {
    const asked =
      view.asked === null ? 'assigned' : `asked for by ${view.asked.by}${view.asked.reason === null ? '' : `: ${view.asked.reason}`}`;
    lines.push(indented('view: ', `${view.draftId} by ${view.personaName}, ${view.state}, ${asked}`));
  }
  for (const flag of draft.flags) lines.push(paint('yellow', `flag: ${flag}`));
  if (draft.failure !== null)
    lines.push(
      draft.state === 'failed' ? paint('red', indented('failed: ', draft.failure)) : paint('yellow', indented('waits: ', draft.failure)),
    );
  if (shown.revision === null || shown.markdown === null) return [...lines, '', 'No revision yet.'].join('\n');
  lines.push(`revision ${shown.revision.number}, sha256 ${shown.revision.sha256}`);
  if (draft.publication !== null)
    lines.push(`published ${shortTime(draft.publication.publishedAt)} by ${draft.publication.editorName} as ${draft.publication.slug}`);
  lines.push(
    '',
    shown.markdown.trimEnd(),
    '',
    paint('bold', 'Checks'),
    ...shown.sentences.map(renderSentence),
    '',
    paint('bold', 'Sources'),
    ...shown.sources.map(renderSource),
  );
  const standings = ['corroborated', 'contested', 'single-source'].map(
    (standing) => [standing, shown.groups.filter((group) => group.standing === standing)] as const,
  );
  lines.push('', paint('bold', 'What the sources claim'), ...standings.map(([standing, groups]) => `  ${groups.length} ${standing}`));
  for (const group of shown.groups.filter((candidate) => candidate.standing === 'contested'))
    lines.push(indented('  contested: ', group.reason));
  return lines.join('\n');
}

type Problems = ReadingValue<'status'>['problems'];

/** Problems one by one, many of one kind as their number and one of them. */
function renderProblems(problems: Problems): string[] {
  const kinds = new Map<string, Problems[number][]>();
  for (const problem of problems) {
    const kind = `${problem.area} ${problem.code}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), problem]);
  }
  return [...kinds].flatMap(([kind, alike]) => {
    const shown = alike.length > 5 ? alike.slice(0, 1) : alike;
    const lines = shown.flatMap((problem) => [
      `  ${paint('red', kind)} ${problem.subject}, ${counted(problem.count, 'time')}, last ${shortTime(problem.lastAt)} UTC`,
      indented('    ', problem.message),
    ]);
    const more = alike.length - shown.length;
    const list = alike[0]?.area === 'feed' ? '`newsroom feeds` lists them' : '--json lists them';
    return more === 0 ? lines : [...lines, `    and ${more} more of this kind: ${list}`];
  });
}

function renderProcess(process: ReadingValue<'status'>['running'][number]): string {
  const { pid, host, version, databaseUser, ownsDatabase } = process;
  const facts = [
    `since ${shortTime(process.startedAt)} UTC`,
    `seen ${Math.round(process.seenSecondsAgo)} s ago`,
    ...(version === null ? [] : [`version ${version}`]),
    ...(databaseUser === null ? [] : [`database user ${databaseUser}${ownsDatabase === true ? ' (owner)' : ''}`]),
  ];
  return indented(
    'running: ',
    `process ${pid} on ${host} (${process.processId.slice(0, 8)}) ${facts.join(', ')}; works ${process.roles.join(', ')}`,
  );
}

/** Where the rows are, and what keeps the door: where this user could switch its guards off, it guards against accident only. */
function renderStore({ kind, user, owns, superuser }: ReadingValue<'status'>['store']): string {
  if (kind === 'embedded')
    return 'store: embedded, one user: the door to publication guards against accident, not against who owns the folder';
  if (!owns && !superuser) return `store: PostgreSQL as ${user}, who owns nothing`;
  return paint(
    'yellow',
    indented(
      'store: ',
      `PostgreSQL as ${user}, ${superuser ? 'a superuser' : 'who owns the tables'}: the door to publication guards against accident only. ` +
        '`newsroom migrate` makes the roles that processes should log in as',
    ),
  );
}

export function renderStatus(status: ReadingValue<'status'>): string {
  const { counts } = status;
  const lines = [
    status.running.length === 0 ? 'not running' : status.running.map(renderProcess).join('\n'),
    ...(status.running.length === 0 || status.unworked.length === 0
      ? []
      : [paint('yellow', indented('nobody works: ', status.unworked.join(', ')))]),
    renderStore(status.store),
    `feeds: ${counts.feeds}, answering ${counts.feedsAnswering}, failing ${counts.feedsFailing}, last polled ${shortTime(counts.lastPolledAt)} UTC`,
    `items: ${counts.items}, to be read ${counts.itemsWaiting}, failed ${counts.itemsFailed}`,
    `articles: ${counts.articles} of ${counts.outlets} outlets; stories: ${counts.stories}, not yet assigned ${counts.storiesWaiting}`,
    `drafts: ${
      Object.entries(status.drafts)
        .map(([state, n]) => `${String(n)} ${state}`)
        .join(', ') || 'none'
    }`,
    `audit log: ${status.audit.seq} entries, head ${status.audit.hash}`,
  ];
  if (status.queueProblem !== null) lines.push(paint('red', indented('queues: ', status.queueProblem)));
  if (status.queues !== null) {
    const busy = Object.entries(status.queues).filter(([, queue]) => queue.waiting + queue.active + queue.delayed + queue.failed > 0);
    lines.push(
      '',
      table(
        ['queue', 'waiting', 'active', 'delayed', 'failed'],
        busy.map(([name, queue]) => [name, ...[queue.waiting, queue.active, queue.delayed, queue.failed].map(String)]),
      ),
    );
  }
  lines.push('', status.problems.length === 0 ? 'No problems.' : paint('bold', counted(status.problems.length, 'problem')));
  lines.push(...renderProblems(status.problems));
  return lines.join('\n');
}

function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}

type Line = ReadingValue<'personas'>[number];

function amount(value: number): string {
  return value === 0 ? '0' : value < 0.01 ? '<0.01' : value.toFixed(2);
}

function renderPersona(line: Line): string {
  const { budget, spentToday, lastDraft } = line;
  const facts: readonly (readonly [string, string])[] = [
    ['state', line.why ?? stateWords(line.state)],
    ['beats', line.beats.join(', ')],
    ['languages', line.languages.join(', ')],
    ['version', line.version ?? 'no file that can be read'],
    ['hours', line.hours ?? 'always'],
    [
      'load',
      `${line.queued} queued, ${line.drafting} drafting, ${line.waiting} waiting for budget, ${line.inReview} in review, ${line.failed} failed`,
    ],
    ['drafts', `${line.draftsToday} today, ${line.drafts24h} in 24 hours of ${line.draftsPerDay}; ${line.concurrency} at once`],
    ['spent today', `${amount(spentToday.cost)} of ${budget.cost} ${budget.currency}, ${spentToday.tokens} of ${budget.tokens} tokens`],
    [
      'last draft',
      lastDraft === null ? 'none' : `${lastDraft.id}, ${lastDraft.state}, ${shortTime(lastDraft.openedAt)} UTC: ${lastDraft.title}`,
    ],
  ];
  return [
    `${paint('bold', line.name)} (${line.id}), AI analyst${line.title === null ? '' : `: ${line.title}`}`,
    ...facts.map(([name, text]) => indented(`  ${name.padEnd(12)}`, text)),
    ...line.problems.map((problem) => paint('red', indented('  problem     ', problem))),
    ...(line.drafts === null || line.drafts.length === 0 ? [] : ['', renderDrafts(line.drafts)]),
  ].join('\n');
}

export function renderPersonas(personas: ReadingValue<'personas'>): string {
  const [only] = personas;
  if (only?.drafts != null) return renderPersona(only);
  const asides = personas.flatMap((line) => [
    ...(line.why === null || line.state === 'stopped' ? [] : [indented('  ', `${line.id} ${line.why}`)]),
    ...line.problems.slice(0, 3).map((problem) => paint('red', indented('  ', `${line.id}: ${problem}`))),
  ]);
  return [
    table(
      ['id', 'state', 'queued', 'drafting', 'waiting', 'review', 'today', '24 h', 'spent', 'beats'],
      personas.map((line) => [
        line.id,
        stateWords(line.state),
        ...[line.queued, line.drafting, line.waiting, line.inReview, line.draftsToday].map(String),
        `${line.drafts24h}/${line.draftsPerDay}`,
        amount(line.spentToday.cost),
        shortened(line.beats.join(', '), 60),
      ]),
    ),
    ...(asides.length === 0 ? [] : ['', ...asides]),
    ...(personas.every((line) => line.state === 'stopped') ? ['', 'No process works these desks: the newsroom does not run.'] : []),
  ].join('\n');
}

/** `now`: what the desks are after it, `paused` or `at work`. */
export function renderDesksChanged(now: string, { changed, unchanged, dryRun }: WritingValue<'pause'>): string {
  const lines = [
    ...(changed.length === 0 ? [] : [`${dryRun ? 'Would be' : 'Now'} ${now}: ${changed.join(', ')}.`]),
    ...(unchanged.length === 0 ? [] : [`Already ${now}: ${unchanged.join(', ')}.`]),
  ];
  return lines.join('\n');
}

export function renderAudit(verdict: ReadingValue<'auditVerify'>): string {
  const against =
    verdict.against === null ? 'no exported head to compare with' : `the exported head of entry ${verdict.against.seq} is in it`;
  return verdict.ok
    ? `The audit log holds: ${verdict.entries} entries, head ${verdict.head.hash}; ${against}.`
    : `The audit log is BROKEN at entry ${verdict.seq}: ${verdict.reason}.`;
}
