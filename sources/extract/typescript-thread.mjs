// A thread's program may be TypeScript, which a new thread cannot load under tsx until it is told how: this file tells it, then loads `workerData.entry`.
import { workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
await import(workerData.entry);
