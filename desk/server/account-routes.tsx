// Signing in and out, and the one-time link. These pages need no session; every other page does.
import { Hono } from 'hono';
import { z } from 'zod';
import { longestPassword, shortestPassword } from '../../store/auth.ts';
import { claimInvitation, invitationState, settleInvitation } from '../../store/repositories/editors.ts';
import { ClosedInvitationPage, SignInPage, WelcomePage } from '../web/account-pages.tsx';
import { counted } from '../web/wording.ts';
import type { DeskEnvironment } from './dependencies.ts';
import { readForm } from './forms.ts';
import { frameOf, type DeskContext, type DeskParts } from './frame.ts';

const signInForm = z.object({
  email: z.string().trim().min(1, 'give your email').max(200),
  password: z.string().min(1, 'give your password').max(longestPassword),
  next: z.string().max(500).default('/'),
});

const welcomeForm = z.object({
  token: z.string().max(200),
  name: z.string().trim().min(1, 'give your name').max(100),
  email: z.email('give an email address').max(200),
  password: z
    .string()
    .min(shortestPassword, `a password has ${shortestPassword} characters or more`)
    .max(longestPassword, `a password has ${longestPassword} characters at most`),
});

/** A path of the desk to go on to, never another site's address. */
export function ownPath(next: string): string {
  return /^\/(?![/\\])[\x21-\x7e]*$/.test(next) ? next : '/';
}

/** What a form lacks, as a sentence of its own. */
function asSentence(message: string): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
}

function signInProblem(result: { code: 'wrong' | 'not-an-editor' } | { code: 'too-many'; seconds: number }): string {
  switch (result.code) {
    case 'wrong':
      return 'No account has this email with this password.';
    case 'not-an-editor':
      return 'This account is not an editor’s.';
    case 'too-many':
      return `Too many tries from this address. Try again in ${counted(result.seconds, 'second')}.`;
  }
}

const newEditorProblems = {
  'email-invalid': 'This email cannot be used for an account.',
  'email-taken': 'There is an account with this email already.',
} as const;

export function accountRoutes(parts: DeskParts): Hono<DeskEnvironment> {
  const routes = new Hono<DeskEnvironment>();
  const { accounts, deps } = parts;

  const signInPage = (
    context: DeskContext,
    values: { email: string; next: string },
    problem: string | null,
    status: 200 | 400 | 401 | 429,
  ) => context.html(<SignInPage frame={frameOf(parts, context, 'Sign in')} {...values} problem={problem} />, status);

  routes.get('/sign-in', async (context) => {
    const next = ownPath(context.req.query('next') ?? '/');
    if ((await accounts.find(context)) !== null) return context.redirect(next, 303);
    return signInPage(context, { email: '', next }, null, 200);
  });

  routes.post('/sign-in', async (context) => {
    const form = await readForm(context, signInForm);
    if (!form.ok) return signInPage(context, { email: '', next: '/' }, asSentence(form.message), 400);
    const { email, password, next } = form.value;
    const result = await accounts.signIn(context, { email, password });
    deps.logger.info({ event: 'editor-signed-in', ok: result.ok, ...(result.ok ? {} : { code: result.code }) });
    if (result.ok) return context.redirect(ownPath(next), 303);
    if (result.code === 'too-many') context.header('retry-after', String(result.seconds));
    return signInPage(context, { email, next: ownPath(next) }, signInProblem(result), result.code === 'too-many' ? 429 : 401);
  });

  routes.post('/sign-out', async (context) => {
    await accounts.signOut(context);
    return context.redirect('/sign-in', 303);
  });

  const welcomePage = (context: DeskContext, values: { token: string; name: string; email: string }, problem: string | null) =>
    context.html(
      <WelcomePage frame={frameOf(parts, context, 'Welcome')} values={values} problem={problem} />,
      problem === null ? 200 : 400,
    );
  const closedPage = async (context: DeskContext, token: string) => {
    const state = await invitationState(deps.database, token);
    return context.html(
      <ClosedInvitationPage frame={frameOf(parts, context, 'Link closed')} state={state === 'open' ? 'expired' : state} />,
      410,
    );
  };

  routes.get('/welcome', async (context) => {
    const token = context.req.query('token') ?? '';
    if ((await invitationState(deps.database, token)) !== 'open') return closedPage(context, token);
    return welcomePage(context, { token, name: '', email: '' }, null);
  });

  routes.post('/welcome', async (context) => {
    const form = await readForm(context, welcomeForm);
    if (!form.ok) {
      const { token = '', name = '', email = '' } = form.given;
      return welcomePage(context, { token, name, email }, asSentence(form.message));
    }
    const { token, name, email, password } = form.value;
    if (!(await claimInvitation(deps.database, token))) return closedPage(context, token);
    let userId: string | null = null;
    try {
      const created = await accounts.createEditor({ name, email, password });
      if (!created.ok) return welcomePage(context, { token, name, email }, newEditorProblems[created.code]);
      userId = created.userId;
    } finally {
      await settleInvitation(deps.database, token, userId);
    }
    deps.logger.info({ event: 'editor-invited-in', editorId: userId });
    const signedIn = await accounts.signIn(context, { email, password });
    return context.redirect(signedIn.ok ? '/' : '/sign-in', 303);
  });

  return routes;
}
