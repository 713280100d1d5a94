// The thread that reads pages: one task at a time, an answer each. Told apart from others by the number it came with.
import { parentPort } from 'node:worker_threads';
import { messageOf } from '../../core/errors.ts';
import { extractionFailure } from './extracted-article.ts';
import { doTask, type Task } from './page-task.ts';

const port = parentPort;
if (port === null) throw new Error('page-worker.ts runs as a worker thread only');
port.on('message', ({ number, task }: { number: number; task: Task }) => {
  void doTask(task)
    .catch((error: unknown) => extractionFailure('extractor-failed', `${task.url} could not be read: ${messageOf(error)}`))
    .then((answer) => port.postMessage({ number, answer }));
});
port.postMessage('ready');
