/** Mean square of a frame's samples: how loud it is, to be compared with its neighbours. */
export function energyOf(frame: Int16Array): number {
  let sum = 0;
  for (const sample of frame) sum += sample * sample;
  return sum / frame.length;
}
