// The page of one draft: left the text with its verdicts, right what can be decided and the evidence for the chosen sentence.
import type { DecisionRecord } from '../../store/repositories/decisions.ts';
import { AttestList, DecisionPanel } from './decision-forms.tsx';
import { DraftBody, SourcesList } from './draft-text.tsx';
import { draftPath, type DraftView } from './draft-view.ts';
import { EvidencePanel } from './evidence-panel.tsx';
import { Moment, Notice, Page, PersonaLine, StateMark, type PageFrame } from './layout.tsx';
import { DraftCost } from './spending.tsx';
import { OtherViews } from './other-views.tsx';
import { counted, decisionWords } from './wording.ts';
import { UpdateLinks } from './update-links.tsx';

function Revisions({ page }: { page: DraftView }) {
  const { revisions } = page.draft;
  return (
    <section class="sheet after-text" aria-labelledby="revisions-title">
      <h2 id="revisions-title">Revisions</h2>
      <ol class="history">
        {revisions.map((line, index) => {
          const before = revisions[index + 1];
          return (
            <li>
              <a
                href={draftPath(page.draft.id, { revision: line.id })}
                {...(line.id === page.shown?.revision.id ? { 'aria-current': 'true' as const } : {})}
              >
                {`Revision ${line.number}`}
              </a>{' '}
              {`by ${line.editorName ?? `${page.draft.persona.name} (AI)`}, round ${line.round}, `}
              <Moment date={line.createdAt} /> <code title={line.sha256}>{line.sha256.slice(0, 12)}</code>{' '}
              {before === undefined ? null : (
                <a
                  href={`/drafts/${page.draft.id}/compare?from=${before.number}&to=${line.number}`}
                >{`what changed since ${before.number}`}</a>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Assignment({ page }: { page: DraftView }) {
  if (page.assignment === null) return null;
  return (
    <section class="sheet after-text" aria-labelledby="assignment-title">
      <h2 id="assignment-title">{`Why ${page.draft.persona.name}`}</h2>
      <p class="aside">What the analyst’s file and the reports of the story have in common.</p>
      <ul class="history">
        {page.assignment.reasons.map((reason) => (
          <li dir="auto">{reason}</li>
        ))}
      </ul>
    </section>
  );
}

/** What a decision's notes say, in a line each. Notes are ours, but of several kinds: only known fields are read. */
function noteLines(notes: object): string[] {
  const lines: string[] = [];
  const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
  if ('reason' in notes && typeof notes.reason === 'string') lines.push(`“${notes.reason}”`);
  if ('comment' in notes && typeof notes.comment === 'string') lines.push(`“${notes.comment}”`);
  if ('dropSentences' in notes && list(notes.dropSentences).length > 0) {
    lines.push(`leave out ${counted(list(notes.dropSentences).length, 'sentence')}`);
  }
  if ('excludeSources' in notes && list(notes.excludeSources).length > 0)
    lines.push(`exclude ${counted(list(notes.excludeSources).length, 'source')}`);
  if ('preferSources' in notes && list(notes.preferSources).length > 0)
    lines.push(`prefer ${counted(list(notes.preferSources).length, 'source')}`);
  return lines;
}

function Decisions({ decisions }: { decisions: readonly DecisionRecord[] }) {
  return (
    <section class="sheet after-text" aria-labelledby="decisions-title">
      <h2 id="decisions-title">Decisions</h2>
      {decisions.length === 0 ? (
        <p class="aside">None yet.</p>
      ) : (
        <ol class="history">
          {decisions.map((decision) => (
            <li>
              <strong>{decision.editorName}</strong> {`${decisionWords[decision.decision]} revision ${decision.revisionNumber}, `}
              <Moment date={decision.createdAt} />
              {noteLines(decision.notes).map((line) => (
                <p class="aside">{line}</p>
              ))}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** A flag of the draft's row, `name` or `name: value`, as an editor reads it. */
function flagText(flag: string): string {
  const [name = '', value = ''] = flag.split(': ', 2);
  switch (name) {
    case 'story-merged':
      return `Its story was merged into ${value} since it was opened: read it against the reports of that one. Other drafts of it may say the same.`;
    case 'story-split':
      return value === '1'
        ? 'One of its sources left its story since it was written: it may be about another event. Read what rests on it again.'
        : `${value} of its sources left its story since it was written: they may be about another event. Read what rests on them again.`;
    case 'story-doubtful':
      return value === '1'
        ? 'One of its sources has little in common with the others of its story: it may be about another event. The story page can split it.'
        : `${value} of its sources have little in common with the others of its story: they may be about another event. The story page can split it.`;
    case 'new-articles':
      return value === '1'
        ? 'One more report of its story came in since it was written.'
        : `${value} more reports of its story came in since it was written.`;
    case 'source-unread':
      return `The report of ${value} is among its sources, but what the language model made of it could not be used: nothing here rests on it.`;
    case 'orders-left-out':
      return value === '1'
        ? 'One place of its sources addresses a language model instead of readers: no model was shown it, and nothing here rests on it. The stored text of the source marks it.'
        : `${value} places of its sources address a language model instead of readers: no model was shown them, and nothing here rests on them. The stored texts of the sources mark them.`;
    default:
      return flag;
  }
}

/** While a check or a publication is awaited, the page looks again by itself. */
function isMoving(page: DraftView): boolean {
  const { state } = page.draft;
  if (state === 'in-review') return page.shown?.sentences.some((sentence) => sentence.check === null) ?? false;
  return state === 'approved' || state === 'queued' || state === 'drafting' || state === 'changes-requested' || state === 'waiting-budget';
}

export function DraftPage({ frame, page }: { frame: PageFrame; page: DraftView }) {
  const { draft, shown } = page;
  return (
    <Page frame={frame}>
      <div id="draft" {...(isMoving(page) ? { 'data-refresh': '3' } : {})}>
        <div class="draft-head">
          <PersonaLine persona={draft.persona} />
          <StateMark state={draft.state} />
          <p class="aside">
            {'Story: '}
            <a href={`/stories/${draft.story.id}`}>
              <bdi>{draft.story.title}</bdi>
            </a>
            {shown === null ? null : ` · revision ${shown.revision.number} · round ${draft.round} · written by the ${draft.writer}`}
          </p>
        </div>
        <UpdateLinks links={page.updates} />
        {page.notice === null ? null : (
          <Notice tone={page.notice.tone} title={page.notice.title}>
            <p>{page.notice.text}</p>
            {page.notice.written ? (
              <>
                <p>You wrote:</p>
                <p class="written" dir="auto">
                  {page.notice.written}
                </p>
              </>
            ) : null}
          </Notice>
        )}
        {page.modelTroubles.map((trouble) => (
          <Notice tone="bad" title="The language model cannot be asked now">
            <p>{trouble}</p>
          </Notice>
        ))}
        {draft.flags.map((flag) => (
          <Notice tone="plain" title={flagText(flag)} />
        ))}
        {shown === null ? (
          <section class="sheet">
            <h1 dir="auto">{draft.story.title}</h1>
            <p>No text yet.</p>
            <DecisionPanel page={page} />
            <DraftCost spending={page.spending} currency={page.currency} />
            <OtherViews page={page} />
          </section>
        ) : (
          <div class="columns">
            <div class="text-column">
              <AttestList view={shown} draftId={draft.id} />
              <div class="sheet">
                <DraftBody view={shown} draft={draft} />
              </div>
              <SourcesList view={shown} />
              <Assignment page={page} />
              <DraftCost spending={page.spending} currency={page.currency} />
              <OtherViews page={page} />
              <Revisions page={page} />
              <Decisions decisions={page.decisions} />
            </div>
            <div class="side-column">
              <section class="sheet decision-sheet" aria-label="Decision">
                <DecisionPanel page={page} />
              </section>
              <section
                class="sheet evidence"
                id="evidence"
                aria-label="Evidence"
                aria-live="polite"
                data-evidence={`/drafts/${draft.id}/evidence?revision=${shown.revision.id}`}
              >
                <EvidencePanel view={shown} />
              </section>
            </div>
          </div>
        )}
      </div>
    </Page>
  );
}
