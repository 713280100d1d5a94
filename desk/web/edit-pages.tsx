// Editing a draft's text, and comparing two revisions. Whatever goes wrong, the editor's text is still in the text area.
import type { DeskDraft } from '../../store/repositories/desk-drafts.ts';
import { diffLines } from '../server/line-diff.ts';
import { draftPath } from './draft-view.ts';
import { Notice, Page, type PageFrame } from './layout.tsx';

export interface EditView {
  readonly draft: DeskDraft;
  /** The revision that a save replaces. */
  readonly baseRevisionId: string;
  readonly baseNumber: number;
  readonly markdown: string;
  readonly message: string | null;
  readonly problems: readonly { readonly line: number; readonly message: string }[];
  /** Text that somebody else saved meanwhile; null where nobody did. */
  readonly theirs: { readonly markdown: string; readonly number: number; readonly by: string } | null;
}

function DiffTable({ before, after }: { before: string; after: string }) {
  const sign = { same: ' ', removed: '−', added: '+' } as const;
  const word = { same: '', removed: 'removed: ', added: 'added: ' } as const;
  return (
    <div class="diff" tabindex={0} role="region" aria-label="Changed lines">
      {diffLines(before, after)
        .filter((line) => line.text !== '')
        .map((line) => (
          <p class={`diff-${line.kind}`} dir="auto">
            <span class="diff-sign" aria-hidden="true">
              {sign[line.kind]}
            </span>
            <span class="unseen">{word[line.kind]}</span>
            {line.text}
          </p>
        ))}
    </div>
  );
}

export function EditPage({ frame, view }: { frame: PageFrame; view: EditView }) {
  const { draft, theirs } = view;
  return (
    <Page frame={frame}>
      <div class="page-head">
        <h1>Edit the text</h1>
        <p class="aside">
          <a href={draftPath(draft.id)}>{`Back to the draft, revision ${view.baseNumber}`}</a>
        </p>
      </div>
      {view.message === null ? null : (
        <Notice tone="bad" title="Not saved">
          <p>{view.message}</p>
          {view.problems.length === 0 ? null : (
            <ul>
              {view.problems.map((problem) => (
                <li>{`Line ${problem.line}: ${problem.message}`}</li>
              ))}
            </ul>
          )}
        </Notice>
      )}
      {theirs === null ? null : (
        <section class="sheet">
          <h2>{`Revision ${theirs.number}, saved by ${theirs.by} meanwhile`}</h2>
          <p>
            Below is what differs: lines with − are theirs, lines with + are yours. Put together in the text area what should stand. Saving
            now makes your text the next revision; theirs is kept before it.
          </p>
          <DiffTable before={theirs.markdown} after={view.markdown} />
        </section>
      )}
      {draft.state === 'approved' ? (
        <Notice tone="plain" title="This draft is approved">
          <p>Saving a change voids the approval; the draft comes back to review.</p>
        </Notice>
      ) : null}
      <form class="edit" method="post" action={`/drafts/${draft.id}/edit`} data-guard>
        <input type="hidden" name="base" value={view.baseRevisionId} />
        <label for="markdown">
          Text in Markdown
          <span class="hint">
            {
              '# headline, _deck_, ## section title, [^1] footnote, > teaser, then <!--members-only--> and <!--/members-only--> around what members read. Sentences you change are checked again as fact. The footnotes at the end are made from the sources: changes there are not kept.'
            }
          </span>
        </label>
        <textarea id="markdown" name="markdown" rows={30} required dir="auto">
          {`\n${view.markdown}`}
        </textarea>
        <div class="form-end">
          <button class="primary" type="submit">
            Save as a new revision
          </button>
          <a href={draftPath(draft.id)}>Leave without saving</a>
        </div>
      </form>
      {theirs === null ? null : (
        <details class="sheet">
          <summary>{`The whole text of revision ${theirs.number}`}</summary>
          <pre class="markdown" dir="auto">
            {theirs.markdown}
          </pre>
        </details>
      )}
    </Page>
  );
}

export interface ComparedRevision {
  readonly number: number;
  readonly by: string;
  readonly markdown: string;
}

export function ComparePage({
  frame,
  draft,
  from,
  to,
}: {
  frame: PageFrame;
  draft: DeskDraft;
  from: ComparedRevision;
  to: ComparedRevision;
}) {
  return (
    <Page frame={frame}>
      <div class="page-head">
        <h1>{`Revision ${from.number} and revision ${to.number}`}</h1>
        <p class="aside">
          <a href={draftPath(draft.id)}>Back to the draft</a>
        </p>
      </div>
      <form class="compare-choice" method="get" action={`/drafts/${draft.id}/compare`}>
        {(['from', 'to'] as const).map((name) => (
          <label>
            {name}
            <select name={name}>
              {draft.revisions.map((line) => (
                <option value={String(line.number)} selected={line.number === (name === 'from' ? from.number : to.number)}>
                  {`revision ${line.number}, ${line.editorName ?? `${draft.persona.name} (AI)`}`}
                </option>
              ))}
            </select>
          </label>
        ))}
        <button type="submit">Compare</button>
      </form>
      <section class="sheet">
        <p class="aside">{`− revision ${from.number} by ${from.by}, + revision ${to.number} by ${to.by}`}</p>
        {from.markdown === to.markdown ? <p>Their texts are the same.</p> : <DiffTable before={from.markdown} after={to.markdown} />}
      </section>
    </Page>
  );
}
