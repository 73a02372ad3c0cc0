import { app, type Session, session, type WebContents } from 'electron';
import { isOurs } from '../ipc/origin';

/** Calls `confine` for every session there is or will be. Call when the app is ready. */
export function onEverySession(confine: (session: Session) => void): void {
  confine(session.defaultSession);
  app.on('session-created', confine);
}

/** No page but ours, no other window, no web view, for all pages there will be. `onRefused`: one was asked for. */
export function confineEveryPage(onRefused: () => void): void {
  app.on('web-contents-created', (_event, contents) => confinePage(contents, onRefused));
}

function confinePage(contents: WebContents, onRefused: () => void): void {
  // Peer connections do not pass the request filter; without a proxy, and there is none, this leaves them no UDP.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.setWindowOpenHandler(() => {
    onRefused();
    return { action: 'deny' };
  });
  contents.on('will-navigate', (event, url) => {
    if (isOurs(url)) return;
    event.preventDefault();
    onRefused();
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    onRefused();
  });
}
