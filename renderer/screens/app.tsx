import { Gauge, History, Mic, Settings } from 'lucide-react';
import { useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useAppState } from '../state/window-context';
import { RecoveredBanner } from '../troubles/recovered-banner';
import { TroubleBanners } from '../troubles/trouble-banners';
import { BrandMark } from './brand-mark';
import { DictateScreen } from './dictate/dictate-screen';
import { HistoryScreen } from './history/history-screen';
import type { ScreenName } from './screen-name';
import { SettingsScreen } from './settings/settings-screen';
import { SpeedScreen } from './speed/speed-screen';
import { StateAnnouncer } from './state-announcer';
import { Unreachable } from './unreachable';
import { useEscape } from './use-escape';

const SCREENS = [
  { id: 'dictate', label: 'Dictate', icon: Mic, screen: DictateScreen },
  { id: 'history', label: 'History', icon: History, screen: HistoryScreen },
  { id: 'settings', label: 'Settings', icon: Settings, screen: SettingsScreen },
  { id: 'speed', label: 'Speed', icon: Gauge, screen: SpeedScreen },
] as const;

/** The window. */
export function App() {
  const { info, unreachable } = useAppState();
  if (unreachable) return <Unreachable />;
  return info === undefined ? null : <OpenApp />;
}

function OpenApp() {
  const [screen, setScreen] = useState<ScreenName>('dictate');
  useEscape();
  return (
    <Tabs
      className="window"
      selectedKey={screen}
      onSelectionChange={(key) => setScreen(SCREENS.find(({ id }) => id === key)?.id ?? 'dictate')}
    >
      <header className="top">
        <BrandMark />
        <TabList className="tabs" aria-label="Screens">
          {SCREENS.map(({ id, label, icon: Icon }) => (
            <Tab key={id} id={id} className="tab">
              <Icon size={16} aria-hidden />
              {label}
            </Tab>
          ))}
        </TabList>
      </header>
      <StateAnnouncer />
      <div className="banners">
        <TroubleBanners onOpen={setScreen} />
        <RecoveredBanner onOpenHistory={() => setScreen('history')} />
      </div>
      {SCREENS.map(({ id, screen: Screen }) => (
        <TabPanel key={id} id={id} className="panel">
          <Screen />
        </TabPanel>
      ))}
    </Tabs>
  );
}
