// `newsroom models check`: each configured role tried, with this command's settings; where those name no model, with the settings of the
// newsroom that runs on the folder (a demo's played model is known to its process alone).
import { checkModels, type RoleCheck } from '../../agents/model/check-models.ts';
import { hasModels } from '../../agents/model/role-models.ts';
import type { Settings } from '../../core/settings.ts';
import { tellRunning } from '../control-client.ts';
import { print, printError } from '../output.ts';
import { renderChecks } from '../render-models.ts';
import { demoHint, tell } from './read.ts';

async function checkOwn(settings: Settings): Promise<readonly RoleCheck[]> {
  const checks = await checkModels(settings);
  const calls = checks.flatMap((check) => check.calls);
  // A newsroom that was never started has nowhere to write them down.
  if (calls.length > 0)
    await tell(settings, 'noteChecks', { calls }).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'no-newsroom'))
        printError(`the calls were not written down: ${String(error)}`);
    });
  return checks;
}

async function checkRunning(settings: Settings): Promise<readonly RoleCheck[]> {
  if (settings.database.url !== null) return [];
  const answer = await tellRunning(settings.data.directory, 'checkRunning', {});
  return answer === null ? [] : (answer.value as readonly RoleCheck[]);
}

/** Prints what each role's server can do. Returns the exit code: 0 where there are roles and all work. */
export async function checkAndPrint(settings: Settings, { json }: { json: boolean }): Promise<number> {
  const checks = hasModels(settings) ? await checkOwn(settings) : await checkRunning(settings);
  print(json ? JSON.stringify(checks) : `${renderChecks(checks)}${checks.length === 0 ? demoHint(settings.data.directory) : ''}`);
  return checks.length > 0 && checks.every((check) => check.works) ? 0 : 1;
}
