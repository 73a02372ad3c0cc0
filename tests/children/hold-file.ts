import { openSync, writeFileSync } from 'node:fs';

// Opens a file so that nobody else may open or delete it (Windows), says so, and holds it for a while:
//   node hold-file.cjs FILE READY_FILE HOLD_MS
const [file = '', readyFile = '', holdMs = ''] = process.argv.slice(2);

/** O_RDWR with libuv's UV_FS_O_EXLOCK: on Windows, a share mode of nothing. */
const READ_WRITE_UNSHARED = 0x0002 | 0x10000000;

openSync(file, READ_WRITE_UNSHARED);
writeFileSync(readyFile, '');
setTimeout(() => process.exit(0), Number(holdMs));
