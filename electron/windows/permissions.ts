import { type Session, systemPreferences, type WebContents } from 'electron';
import { isOurs } from '../ipc/origin';

/** Our page may use the microphone; nothing else is granted to anyone. */
export function grantMicrophoneOnly(session: Session, ourContents: () => WebContents | undefined): void {
  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    const onlyAudio = 'mediaTypes' in details && details.mediaTypes.every((type) => type === 'audio');
    answer(permission === 'media' && onlyAudio && contents === ourContents() && isOurs(details.requestingUrl));
  });
  session.setPermissionCheckHandler((_contents, permission, origin, details) => {
    return permission === 'media' && details.mediaType !== 'video' && isOurs(origin.replace(/\/$/, ''));
  });
}

/** macOS asks the user once, and only when the app asks; elsewhere there is nothing to ask. */
export async function mayRecord(): Promise<boolean> {
  if (process.platform !== 'darwin') return true;
  if (systemPreferences.getMediaAccessStatus('microphone') === 'granted') return true;
  return systemPreferences.askForMediaAccess('microphone');
}
