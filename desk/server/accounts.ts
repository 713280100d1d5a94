// Signing in and out, and making an invited editor's account, through better-auth's server side. Its own HTTP routes are not mounted:
// what the desk does not offer here, nobody can reach.
import { isAPIError } from 'better-auth/api';
import type { Context } from 'hono';
import { z } from 'zod';
import { clientAddressHeader, type Auth } from '../../store/auth.ts';
import type { DeskEnvironment, SignedInEditor } from './dependencies.ts';

export type SignInResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: 'wrong' | 'not-an-editor' }
  | { readonly ok: false; readonly code: 'too-many'; readonly seconds: number };
export type NewEditorResult =
  | { readonly ok: true; readonly userId: string }
  | { readonly ok: false; readonly code: 'email-invalid' | 'email-taken' };

export interface Accounts {
  /** The editor whose session the request carries, or null: nobody, or somebody who is no editor. Renews the session's cookie. */
  find(context: Context<DeskEnvironment>): Promise<SignedInEditor | null>;
  /** Sets the session's cookie when it succeeds. Counted for each address (store/auth.ts). */
  signIn(context: Context<DeskEnvironment>, credentials: { email: string; password: string }): Promise<SignInResult>;
  signOut(context: Context<DeskEnvironment>): Promise<void>;
  createEditor(account: { name: string; email: string; password: string }): Promise<NewEditorResult>;
}

const userSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.string().nullish(),
  banned: z.boolean().nullish(),
});

function passCookies(from: Headers, context: Context<DeskEnvironment>): void {
  for (const cookie of from.getSetCookie()) context.header('set-cookie', cookie, { append: true });
}

export function createAccounts(auth: Auth, baseUrl: string): Accounts {
  const headersOf = (context: Context<DeskEnvironment>): Headers => {
    const headers = new Headers({ origin: new URL(baseUrl).origin });
    for (const name of ['cookie', 'user-agent']) {
      const value = context.req.header(name);
      if (value !== undefined) headers.set(name, value);
    }
    const address = context.env?.incoming?.socket.remoteAddress;
    if (address !== undefined) headers.set(clientAddressHeader, address);
    return headers;
  };

  return {
    find: async (context) => {
      const { headers, response } = await auth.api.getSession({ headers: headersOf(context), returnHeaders: true });
      if (response === null) return null;
      const user = userSchema.parse(response.user);
      if (user.role !== 'editor' || user.banned === true) return null;
      passCookies(headers, context);
      return { id: user.id, name: user.name, email: user.email, sessionToken: response.session.token };
    },

    signIn: async (context, credentials) => {
      // Through the handler, not the api: only there are sign-ins counted.
      const headers = headersOf(context);
      headers.set('content-type', 'application/json');
      headers.delete('cookie');
      const response = await auth.handler(
        new Request(`${baseUrl}/api/auth/sign-in/email`, { method: 'POST', headers, body: JSON.stringify(credentials) }),
      );
      if (response.status === 429) return { ok: false, code: 'too-many', seconds: Number(response.headers.get('x-retry-after')) || 60 };
      if (response.status >= 500) throw new Error(`the accounts' library answered a sign-in with ${response.status}`);
      if (!response.ok) return { ok: false, code: 'wrong' };
      const signedIn = z.object({ user: userSchema }).parse(await response.json());
      if (signedIn.user.role !== 'editor') return { ok: false, code: 'not-an-editor' };
      passCookies(response.headers, context);
      return { ok: true };
    },

    signOut: async (context) => {
      const { headers } = await auth.api.signOut({ headers: headersOf(context), returnHeaders: true });
      passCookies(headers, context);
    },

    createEditor: async (account) => {
      try {
        const { user } = await auth.api.createUser({ body: { ...account, role: 'editor' } });
        return { ok: true, userId: user.id };
      } catch (error) {
        const code = isAPIError(error) ? error.body?.code : undefined;
        if (code === 'INVALID_EMAIL') return { ok: false, code: 'email-invalid' };
        if (code === 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL') return { ok: false, code: 'email-taken' };
        throw error;
      }
    },
  };
}
