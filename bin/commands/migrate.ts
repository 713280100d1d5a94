// `newsroom migrate`: brings the database up to date as its owner, and makes the roles that the newsroom's processes log in as.
import type { Settings } from '../../core/settings.ts';
import { setupCheckpoints } from '../../pipeline/checkpoints.ts';
import { migrateAuth } from '../../store/auth-schema.ts';
import { createDatabase, newsroomSchema } from '../../store/database.ts';
import { NewsroomError } from '../../core/errors.ts';
import { migrate as applyMigrations, pendingMigrations } from '../../store/migrate.ts';
import { databaseUser, deskRole, grantRuntimeRoles, runtimeRole } from '../../store/runtime-role.ts';
import type { Store } from '../../store/store.ts';
import { connectStore, loggerFor } from '../open-store.ts';
import { print } from '../output.ts';

interface Migrated {
  readonly store: Store['kind'];
  readonly user: string;
  readonly dryRun: boolean;
  /** Files applied now; with --dry-run those that would be. */
  readonly applied: readonly string[];
  /** Roles that processes log in as members of; none on the embedded store, which has one user. */
  readonly roles: readonly string[];
}

function described({ store, user, dryRun, applied, roles }: Migrated): string {
  const files = applied.length === 0 ? 'Nothing to apply.' : `${dryRun ? 'Would apply' : 'Applied'}: ${applied.join(', ')}.`;
  if (store === 'embedded') return `${files} The embedded store has one user, so no roles are made.`;
  return [
    files,
    `${dryRun ? 'Would make' : 'Made'} the roles ${roles.join(' and ')} (as ${user}), with what each may do.`,
    `Let processes log in as members of them, never as ${user}:`,
    `  create role newsroom_app login password '...' in role ${deskRole};       -- with the desk`,
    `  create role newsroom_worker login password '...' in role ${runtimeRole};  -- workers, site`,
  ].join('\n');
}

async function work(store: Store, dryRun: boolean): Promise<Migrated> {
  const user = await databaseUser(createDatabase(store));
  if (!user.owns)
    throw new NewsroomError(
      'not-owner',
      `the database user ${user.name} does not own the schema ${newsroomSchema}: run \`newsroom migrate\` with the DATABASE_URL of the user that does`,
    );
  const pending = await pendingMigrations(store);
  const roles = store.kind === 'embedded' ? [] : [runtimeRole, deskRole];
  if (!dryRun) {
    await migrateAuth(store);
    await applyMigrations(store);
    await setupCheckpoints(store);
    if (store.kind === 'server') await grantRuntimeRoles(store);
  }
  return { store: store.kind, user: user.name, dryRun, applied: pending, roles };
}

export async function migrate(settings: Settings, options: { dryRun: boolean; json: boolean }): Promise<void> {
  const store = await connectStore(settings, loggerFor(settings));
  try {
    const result = await work(store, options.dryRun);
    print(options.json ? JSON.stringify(result) : described(result));
  } finally {
    await store.close();
  }
}
