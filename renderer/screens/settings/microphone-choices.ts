import type { Choice } from '../../controls/choice-field';

/** The id that stands for "no microphone chosen": a list can't have an empty one. */
export const SYSTEM_CHOICE = 'system-choice';

/** The browser's own names for the system's choice, besides the real device's id. */
const ALIASES = ['default', 'communications', ''];

/**
 * The microphones to choose from. A chosen one that isn't connected stays in the list, or it would look like another.
 *
 * @param chosenId empty for the system's choice
 */
export function microphoneChoices(
  devices: readonly Pick<MediaDeviceInfo, 'deviceId' | 'label'>[],
  chosenId: string,
): readonly Choice[] {
  const connected = devices
    .filter((device) => !ALIASES.includes(device.deviceId))
    .map((device, index) => ({
      id: device.deviceId,
      label: device.label === '' ? `Microphone ${index + 1}` : device.label,
    }));
  const isMissing = chosenId !== '' && !connected.some((choice) => choice.id === chosenId);
  return [
    { id: SYSTEM_CHOICE, label: 'System’s choice' },
    ...connected,
    ...(isMissing ? [{ id: chosenId, label: 'Chosen one, not connected' }] : []),
  ];
}
