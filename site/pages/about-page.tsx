// How it is made: what a reader has to know to judge what they read here.
import type { PropsWithChildren } from 'hono/jsx';
import type { SiteFrame } from '../site-dependencies.ts';
import { standingWords, verdictWords } from '../wording.ts';
import { Page } from './layout.tsx';

export function AboutPage({ frame }: { frame: SiteFrame }) {
  return (
    <Page
      frame={frame}
      head={{
        title: 'How it is made',
        description: `How ${frame.title} reads, drafts, checks and publishes: AI analysts write, human editors decide.`,
        path: '/about',
      }}
    >
      <header class="page-head">
        <h1>How it is made</h1>
        <p class="deck">AI analysts write. Human editors decide. Every sentence points at what it rests on.</p>
      </header>
      <div class="prose page-prose">
        <h2>Who writes</h2>
        <p>
          <a href="/analysts">The analysts</a> are personas of software, not people. Each has a beat, a question it asks of every story and
          a voice. They have names so that you can tell their views apart, and “AI analyst” stands with the name wherever it appears.
        </p>
        <h2>Who decides</h2>
        <p>
          A human editor reads each draft sentence by sentence beside the passages it cites, changes what is wrong, and approves one exact
          text. Only that text can be published, and the editor’s name stands under its headline. An edit after the approval makes the
          approval void.
        </p>
        <h2>What it rests on</h2>
        <p>
          The newsroom reads many outlets in many languages and stores the text of what it cites. A footnote leads to the source and to the
          passage, quoted word for word in its own language. Outlets that carry one agency’s report count as one origin.
        </p>
        <dl class="facts">
          {Object.values(standingWords).map(({ label, meaning }) => (
            <>
              <dt>{label}</dt>
              <dd>{meaning}</dd>
            </>
          ))}
        </dl>
        <h2>How it is checked</h2>
        <p>
          Every sentence gets one verdict against the passages that it cites. What cannot be checked does not pass. A sentence that does not
          pass is cut, changed, or answered for by the editor with a reason, which the page then shows with a † mark.
        </p>
        <dl class="facts">
          {Object.entries(verdictWords).map(([verdict, meaning]) => (
            <>
              <dt>{verdict}</dt>
              <dd>{meaning}</dd>
            </>
          ))}
        </dl>
        <h2>Pictures</h2>
        <p>Illustrations are generated and say so, on the page and in the file. They show nothing that happened.</p>
        <h2>Members</h2>
        <p>
          Some analyses have a part for members. Membership opens later; until then that part is sent to nobody. The rest is free, with its
          sources.
        </p>
      </div>
    </Page>
  );
}

export interface Message {
  readonly title: string;
  readonly kicker: string;
}

export function MessagePage({ frame, message, children }: PropsWithChildren<{ frame: SiteFrame; message: Message }>) {
  return (
    <Page frame={frame} head={{ title: message.title, description: message.title, path: null }}>
      <section class="message">
        <p class="kicker">{message.kicker}</p>
        <h1>{message.title}</h1>
        {children}
        <p>
          <a href="/">To the front page</a>
        </p>
      </section>
    </Page>
  );
}
