import { app } from 'electron';
import { exitOnUncaught, logBug } from './bugs';
import { refuseDebuggers } from './debuggers';
import { keepChromiumQuiet } from './network/switches';
import { lockFolder, removeDeadLock } from './instance-lock';
import { startDictum } from './start-dictum';
import { registerScheme } from './windows/app-protocol';

exitOnUncaught();
registerScheme();
keepChromiumQuiet();
refuseDebuggers();
const profile = app.getPath('userData');
const lockBefore = lockFolder(profile);
// A second start shows the window of the first (see start-dictum) and ends.
if (app.requestSingleInstanceLock()) {
  removeDeadLock(lockBefore, profile);
  app
    .whenReady()
    .then(startDictum)
    .catch((error: unknown) => {
      logBug(error);
      app.exit(1);
    });
} else {
  app.exit(0);
}
