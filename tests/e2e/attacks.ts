/** Ways out of a page, as script that runs in it; each says `refused`, or what it got. */

const TRIES: Readonly<Record<string, string>> = {
  require: `require('node:fs').readdirSync('/')`,
  fetch: `fetch(HTTP).then((answer) => answer.text())`,
  'fetch of a file': `fetch('file:///etc/passwd').then((answer) => answer.text())`,
  'a request of the old kind': `new Promise((yes, no) => {
    const request = new XMLHttpRequest();
    request.onload = () => yes(request.responseText);
    request.onerror = no;
    request.open('GET', HTTP);
    request.send();
  })`,
  'a web socket': `new Promise((yes, no) => {
    const socket = new WebSocket(HTTP.replace('http', 'ws'));
    socket.onopen = yes;
    socket.onerror = no;
  })`,
  'an event stream': `new Promise((yes, no) => {
    const stream = new EventSource(HTTP);
    stream.onopen = yes;
    stream.onerror = no;
  })`,
  'an image': `element('img', HTTP)`,
  'an image from the disk': `element('img', 'file:///usr/share/pixmaps/debian-logo.png')`,
  'a script': `element('script', HTTP)`,
  'a window': `Promise.resolve(window.open(HTTP)).then((opened) => opened ?? Promise.reject(new Error('none')))`,
  'a service worker': `navigator.serviceWorker.register('/worker.js')`,
  camera: `navigator.mediaDevices.getUserMedia({ video: true })`,
  'the screen': `navigator.mediaDevices.getDisplayMedia()`,
  location: `new Promise((yes, no) => navigator.geolocation.getCurrentPosition(yes, no))`,
  notifications: `Notification.requestPermission().then((answer) => answer === 'granted' || Promise.reject(answer))`,
  'reading the clipboard': `navigator.clipboard.readText()`,
  'a peer connection': `(async () => {
    const peer = new RTCPeerConnection({ iceServers: [{ urls: STUN }] });
    peer.createDataChannel('out');
    await peer.setLocalDescription(await peer.createOffer());
    await new Promise((yes) => setTimeout(yes, 1000));
    if (!/udp .* srflx/.test(peer.localDescription.sdp)) throw new Error('no way out');
  })()`,
};

export const WAYS_OUT: readonly string[] = Object.keys(TRIES);

/** Script that tries them all, one after the other, and gives what each got. */
export function attackScript({ port, udpPort }: { readonly port: number; readonly udpPort: number }): string {
  const tries = Object.entries(TRIES).map(([name, script]) => `[${JSON.stringify(name)}, () => ${script}]`);
  return `(async () => {
    const HTTP = 'http://127.0.0.1:${port}/secret';
    const STUN = 'stun:127.0.0.1:${udpPort}';
    const element = (name, src) => new Promise((yes, no) => {
      const made = document.body.appendChild(document.createElement(name));
      made.onload = yes;
      made.onerror = no;
      made.src = src;
    });
    const patience = () => new Promise((_yes, no) => setTimeout(no, 3000));
    const found = {};
    for (const [name, run] of [${tries.join(', ')}]) {
      found[name] = await Promise.race([Promise.resolve().then(run), patience()])
        .then((got) => 'got ' + String(got), () => 'refused');
    }
    return found;
  })()`;
}
