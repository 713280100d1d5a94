// The played model in a process of its own, so that its work is not counted as the newsroom's: says where it listens, ends with its parent.
import { startPlayedModel } from '../../test/harness/played-model/server.ts';

const model = await startPlayedModel({ delayMs: Number(process.argv[2] ?? 0) });
process.once('disconnect', () => void model.close().then(() => process.exit(0)));
process.send?.({ baseUrl: model.baseUrl });
