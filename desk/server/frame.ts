// What a route needs to answer with a page: the frame around it, and the pages for what is not there or not allowed.
import type { Context } from 'hono';
import type { PageFrame } from '../web/layout.tsx';
import type { Assets } from './assets.ts';
import type { Accounts } from './accounts.ts';
import type { DeskDependencies, DeskEnvironment } from './dependencies.ts';

/** Everything that routes are built from. */
export interface DeskParts {
  readonly deps: DeskDependencies;
  readonly accounts: Accounts;
  readonly assets: Assets;
  readonly siteUrl: string;
}

export type DeskContext = Context<DeskEnvironment>;

/** The frame of a page for a signed-in editor (`section` lights up in the menu), or, before signing in, for nobody. */
export function frameOf(parts: DeskParts, context: DeskContext, title: string, section: PageFrame['section'] = null): PageFrame {
  return {
    title,
    publication: parts.deps.settings.site.title,
    styleSheets: parts.assets.styleSheets,
    script: parts.assets.script,
    icon: parts.assets.icon,
    editor: context.get('editor') ?? null,
    section,
  };
}
