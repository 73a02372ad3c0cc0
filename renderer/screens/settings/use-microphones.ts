import { useEffect, useState } from 'react';

/** The microphones that are connected now, kept current. Their labels are empty until one was allowed. */
export function useMicrophones(): readonly MediaDeviceInfo[] {
  const [microphones, setMicrophones] = useState<readonly MediaDeviceInfo[]>([]);
  useEffect(() => {
    let gone = false;
    const look = (): void => {
      void navigator.mediaDevices.enumerateDevices().then((devices) => {
        if (!gone) setMicrophones(devices.filter((device) => device.kind === 'audioinput'));
      });
    };
    look();
    navigator.mediaDevices.addEventListener('devicechange', look);
    return () => {
      gone = true;
      navigator.mediaDevices.removeEventListener('devicechange', look);
    };
  }, []);
  return microphones;
}
