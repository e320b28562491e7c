import { setFlagsFromString } from 'node:v8';

// V8 otherwise lets its heap double before it collects: an export of thousands of rows would leave the process with more
// than 400 MiB, most of it garbage. So it collects sooner, for a few per cent of the processor.
setFlagsFromString('--heap-growing-percent=40');
