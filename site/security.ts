// What every answer carries: nothing but the site's own style sheets and pictures, no script at all, no frame around it.
import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

export function securityHeaders(): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
    xFrameOptions: 'DENY',
    referrerPolicy: 'strict-origin-when-cross-origin',
    strictTransportSecurity: 'max-age=15552000',
    permissionsPolicy: { camera: [], geolocation: [], microphone: [], browsingTopics: [] },
    crossOriginResourcePolicy: 'same-origin',
  });
}

/** A picture opened by itself is shut in: it can run nothing and load nothing. Other sites may show it. Registered around securityHeaders. */
export const picturesShutIn: MiddlewareHandler = async (context, next) => {
  await next();
  if (context.res.headers.get('content-type')?.startsWith('image/') !== true) return;
  context.res.headers.set('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox");
  context.res.headers.set('cross-origin-resource-policy', 'cross-origin');
};

/** The pages are read only: another method is refused before anything looks at the address. */
export const readOnly: MiddlewareHandler = async (context, next) => {
  if (context.req.method === 'GET' || context.req.method === 'HEAD') return next();
  return context.text('This site is read only.\n', 405, { allow: 'GET, HEAD' });
};

/** Pages are asked for again each time and sent only when they changed: a retraction shows at once. */
export const asksAgain: MiddlewareHandler = async (context, next) => {
  await next();
  if (!context.res.headers.has('cache-control')) context.res.headers.set('cache-control', 'no-cache');
};
