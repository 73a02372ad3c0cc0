import { StrictMode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import { browserSound } from './capture/browser-sound';
import { CaptureService } from './capture/capture-service';
import frameWorkletUrl from './capture/frame-worklet?worker&url';
import { LevelFeed } from './capture/level-feed';
import { Player } from './playback/player';
import { keepSilentWhileRecording } from './playback/silent-while-recording';
import { App } from './screens/app';
import { Actions } from './state/actions';
import { AppStore } from './state/app-store';
import { followTheme } from './state/follow-theme';
import { WindowContextOfScreens } from './state/window-context';
import { screenLocale } from './text/time-text';
import './styles/tokens.css';
import './styles/base.css';
import './styles/layout.css';
import './styles/buttons.css';
import './styles/fields.css';
import './styles/lists.css';
import './styles/dictate.css';
import './styles/history.css';
import './styles/settings.css';
import './styles/speed.css';
import './styles/compare.css';

const bridge = window.dictum;

// Capture first and on its own: a screen that breaks must not cost a recording.
const levels = new LevelFeed();
const capture = new CaptureService(browserSound(frameWorkletUrl), (message) => bridge.sendAudio(message), levels);
bridge.on('capture', (order) => void capture.handle(order));

const store = new AppStore(bridge);
const actions = new Actions(bridge, store);
const player = new Player({
  addressOf: (entryId) => actions.soundAddress(entryId),
  onBroken: () => store.trouble({ name: 'recording-unreadable' }),
});
keepSilentWhileRecording(store, player);
followTheme(store);
void store.open();

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    {/* The screens are in English, so what React Aria says must be too. */}
    <I18nProvider locale={screenLocale(navigator.language)}>
      <WindowContextOfScreens value={{ bridge, store, actions, levels, player }}>
        <App />
      </WindowContextOfScreens>
    </I18nProvider>
  </StrictMode>,
);
