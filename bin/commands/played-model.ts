// `newsroom demo --model played`: the demo with the path of language models, played by a program. The one place outside tests that knows the
// played model; everything it writes carries its name.
import { playedModelName, startPlayedModel } from '../../test/harness/played-model/server.ts';
import { print } from '../output.ts';

/** As drafts and pages name it: nobody shall take it for a model's work. */
const labelled = `${playedModelName} (no language model)`;

/** Runs `work` with settings under which every role is played, and closes the played model after it. `say` tells people so. */
export async function withPlayedModel(
  work: (models: Record<string, unknown>) => Promise<number>,
  say: (line: string) => void = print,
): Promise<number> {
  const played = await startPlayedModel({ models: [labelled] });
  say(`played model at ${played.baseUrl}: no language model is asked, and nothing is spent; drafts name it as their writer`);
  try {
    return await work({
      baseUrl: played.baseUrl,
      // Another server's key is not sent here.
      apiKey: playedModelName,
      reader: labelled,
      writer: labelled,
      illustrator: labelled,
      judge: labelled,
      prices: { [labelled]: { input: 0, output: 0 } },
    });
  } finally {
    await played.close();
  }
}
