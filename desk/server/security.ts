// What every answer of the desk carries, and which posts it takes. No script or style but the desk's own files, no frame around it,
// and a form is taken from the desk's own pages only.
import type { MiddlewareHandler } from 'hono';
import { csrf } from 'hono/csrf';
import { secureHeaders } from 'hono/secure-headers';
import type { DeskEnvironment } from './dependencies.ts';

export function securityHeaders(): MiddlewareHandler<DeskEnvironment> {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
    xFrameOptions: 'DENY',
    // Not `no-referrer`: with it a browser sends `Origin: null` with our own forms.
    referrerPolicy: 'same-origin',
    strictTransportSecurity: 'max-age=15552000',
    permissionsPolicy: { camera: [], geolocation: [], microphone: [] },
  });
}

/** Refuses a form that did not come from a page of the desk. A request that says nothing of where it comes from is refused too. */
export function ownFormsOnly(baseUrl: string): MiddlewareHandler<DeskEnvironment> {
  const own = new URL(baseUrl).origin;
  return csrf({ origin: (origin, context) => origin === own || origin === new URL(context.req.url).origin });
}

/** Pages hold drafts and sessions: nothing in between keeps them. */
export const notKept: MiddlewareHandler<DeskEnvironment> = async (context, next) => {
  await next();
  if (!context.res.headers.has('cache-control')) context.res.headers.set('cache-control', 'no-store');
};

/** An address with a NUL in it names nothing here: no text of the database can hold one. */
export const nulNamesNothing: MiddlewareHandler<DeskEnvironment> = async (context, next) =>
  /%00/i.test(context.req.url) ? context.notFound() : next();
