// The frame of every page of the desk, and the small parts that many pages share.
import type { Child, PropsWithChildren } from 'hono/jsx';
import { raw } from 'hono/html';
import type { DraftPersona } from '../../store/repositories/desk-drafts.ts';
import type { DraftState } from '../../core/words.ts';
import { ago, moment, stateWords } from './wording.ts';

/** What every page is rendered with. */
export interface PageFrame {
  readonly title: string;
  readonly publication: string;
  readonly styleSheets: readonly string[];
  readonly script: string;
  readonly icon: string;
  /** Null on pages that need no session. */
  readonly editor: { readonly name: string } | null;
  readonly section: 'drafts' | 'stories' | 'newsroom' | null;
}

export function Page({ frame, children }: PropsWithChildren<{ frame: PageFrame }>) {
  const current = (section: PageFrame['section']) => (frame.section === section ? ({ 'aria-current': 'page' } as const) : {});
  return (
    <>
      {raw('<!doctype html>')}
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="robots" content="noindex" />
          <title>{`${frame.title} · Desk of ${frame.publication}`}</title>
          {frame.styleSheets.map((address) => (
            <link rel="stylesheet" href={address} />
          ))}
          <link rel="icon" type="image/svg+xml" href={frame.icon} />
          <script src={frame.script} defer></script>
        </head>
        <body>
          <a class="skip" href="#main">
            Skip to the page
          </a>
          <header class="masthead">
            <a class="nameplate" href="/">
              {frame.publication} <span>Desk</span>
            </a>
            {frame.editor === null ? null : (
              <>
                <nav aria-label="Desk">
                  <a href="/" {...current('drafts')}>
                    Drafts
                  </a>
                  <a href="/stories" {...current('stories')}>
                    Stories
                  </a>
                  <a href="/newsroom" {...current('newsroom')}>
                    Newsroom
                  </a>
                </nav>
                <form class="who" method="post" action="/sign-out">
                  <span>{frame.editor.name}</span>
                  <button class="quiet" type="submit">
                    Sign out
                  </button>
                </form>
              </>
            )}
          </header>
          <main id="main">{children}</main>
        </body>
      </html>
    </>
  );
}

export type Tone = 'good' | 'bad' | 'plain';

export function Notice({ tone, title, children }: PropsWithChildren<{ tone: Tone; title: string }>) {
  return (
    <div class={`notice ${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <p class="notice-title">{title}</p>
      {children}
    </div>
  );
}

export function StateMark({ state }: { state: DraftState }) {
  return (
    <span class={`state state-${state}`} title={stateWords[state].meaning}>
      {stateWords[state].label}
    </span>
  );
}

export function When({ date }: { date: Date }) {
  return (
    <time datetime={date.toISOString()} title={moment(date)}>
      {ago(date)}
    </time>
  );
}

export function Moment({ date }: { date: Date }) {
  return <time datetime={date.toISOString()}>{moment(date)}</time>;
}

/** Whether text on this colour is better white than dark, by its relative luminance. */
function isDark(colour: string): boolean {
  const channel = (at: number): number => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5) < 0.18;
}

/** The analyst's sign: its initials in its own colour. Drawn, because a persona has no face. */
export function PersonaMark({ persona }: { persona: DraftPersona }) {
  const colour = /^#[0-9a-fA-F]{6}$/.test(persona.accent ?? '') ? (persona.accent ?? '') : '#5b5f66';
  const initials = persona.name
    .split(/[\s-]+/)
    .map((word) => word[0] ?? '')
    .join('')
    .slice(0, 2)
    .toUpperCase();
  return (
    <svg class="persona-mark" viewBox="0 0 40 40" width="40" height="40" aria-hidden="true" focusable="false">
      <rect width="40" height="40" rx="6" fill={colour} />
      <text x="20" y="26" text-anchor="middle" fill={isDark(colour) ? '#ffffff' : '#111111'}>
        {initials}
      </text>
    </svg>
  );
}

export function PersonaLine({ persona }: { persona: DraftPersona }) {
  return (
    <span class="persona">
      <PersonaMark persona={persona} />
      <span>
        <span class="persona-name">{persona.name}</span> <span class="persona-kind">AI analyst</span>
      </span>
    </span>
  );
}

export function MessagePage({ frame, title, children }: { frame: PageFrame; title: string; children: Child }) {
  return (
    <Page frame={frame}>
      <section class="sheet narrow">
        <h1>{title}</h1>
        {children}
      </section>
    </Page>
  );
}
