// Pages for those who have no session yet: signing in, and the one-time link that makes the first editor.
import type { InvitationState } from '../../store/repositories/editors.ts';
import { longestPassword, shortestPassword } from '../../store/auth.ts';
import { MessagePage, Notice, Page, type PageFrame } from './layout.tsx';

export function SignInPage({ frame, email, next, problem }: { frame: PageFrame; email: string; next: string; problem: string | null }) {
  return (
    <Page frame={frame}>
      <section class="sheet narrow">
        <h1>Sign in to the desk</h1>
        {problem === null ? null : (
          <Notice tone="bad" title="Not signed in">
            <p>{problem}</p>
          </Notice>
        )}
        <form class="stack" method="post" action="/sign-in">
          <input type="hidden" name="next" value={next} />
          <label>
            Email
            <input type="email" name="email" value={email} required autocomplete="username" maxlength={200} />
          </label>
          <label>
            Password
            <input type="password" name="password" required autocomplete="current-password" maxlength={longestPassword} />
          </label>
          <button class="primary" type="submit">
            Sign in
          </button>
        </form>
        <p class="aside">Accounts are made by invitation. The first one is made from the link that the newsroom prints when it starts.</p>
      </section>
    </Page>
  );
}

interface WelcomeValues {
  readonly token: string;
  readonly name: string;
  readonly email: string;
}

export function WelcomePage({ frame, values, problem }: { frame: PageFrame; values: WelcomeValues; problem: string | null }) {
  return (
    <Page frame={frame}>
      <section class="sheet narrow">
        <p class="kicker">First editor</p>
        <h1>Welcome to the desk</h1>
        <p>
          Nothing is published here without a person. This link makes one editor's account, once. Your name stands under every article you
          approve.
        </p>
        {problem === null ? null : (
          <Notice tone="bad" title="No account was made">
            <p>{problem}</p>
          </Notice>
        )}
        <form class="stack" method="post" action="/welcome">
          <input type="hidden" name="token" value={values.token} />
          <label>
            Your name, as readers see it
            <input name="name" value={values.name} required maxlength={100} autocomplete="name" />
          </label>
          <label>
            Email
            <input type="email" name="email" value={values.email} required maxlength={200} autocomplete="username" />
          </label>
          <label>
            Password, {shortestPassword} characters or more
            <input
              type="password"
              name="password"
              required
              minlength={shortestPassword}
              maxlength={longestPassword}
              autocomplete="new-password"
            />
          </label>
          <button class="primary" type="submit">
            Make my account
          </button>
        </form>
      </section>
    </Page>
  );
}

const closedWords: Readonly<Record<Exclude<InvitationState, 'open'>, string>> = {
  used: 'This link has been used: it made an account, and works once only.',
  expired: 'This link is too old, or a later start of the newsroom printed a newer one.',
  unknown: 'This is not a link that the newsroom gave out.',
};

export function ClosedInvitationPage({ frame, state }: { frame: PageFrame; state: Exclude<InvitationState, 'open'> }) {
  return (
    <MessagePage frame={frame} title="This link does not open the desk">
      <p>{closedWords[state]}</p>
      <p>
        If you have an account, <a href="/sign-in">sign in</a>. If nobody has one yet, stop the newsroom and start it again: it prints a new
        link.
      </p>
    </MessagePage>
  );
}
