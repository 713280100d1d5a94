// What the readers' site is given. It imports core and store only, and reads; nothing that a reader sends changes anything. What hubs push
// to the callback (site/websub.ts) is kept for the fleet.
import type { Logger } from '../core/logging.ts';
import type { Settings } from '../core/settings.ts';
import type { Database } from '../store/database.ts';

export interface SiteDependencies {
  readonly database: Database;
  readonly settings: Pick<Settings, 'site'>;
  readonly logger: Logger;
  /** Default: the machine's clock. */
  readonly now?: () => Date;
}

/** What every page is rendered with. */
export interface SiteFrame {
  /** Name of the publication. */
  readonly title: string;
  /** Address readers reach the site under, without a slash at its end. */
  readonly address: string;
  /** Path of the style sheet. */
  readonly styleSheet: string;
}
