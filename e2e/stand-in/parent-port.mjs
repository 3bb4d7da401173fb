// Given to Node by --import: puts on `process` what Electron gives a utility process, over the line that Node's fork opens.
import { EventEmitter } from 'node:events';

const line = process.send.bind(process);
process.parentPort = Object.assign(new EventEmitter(), { postMessage: (message) => void line(message) });
process.on('message', (data) => process.parentPort.emit('message', { data }));
process.on('disconnect', () => process.exit(1)); // as a utility process ends with its program
process.send = undefined; // a utility process has none
