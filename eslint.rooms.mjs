// Which room may import what: the table of docs/architecture.md, enforced. tests/house/rooms.test.ts shows that each rule bites.

/** Rooms by their imports' paths; a room's own files are always allowed. */
const ROOMS = ['core', 'storage', 'engine', 'electron', 'cli', 'renderer'];

const TABLE = {
  core: { rooms: [], packages: [] },
  storage: { rooms: ['core'], packages: ['node:*', 'tmp', '@photostructure/sqlite'] },
  engine: {
    rooms: ['core'],
    packages: ['node:*', '@huggingface/transformers', 'onnxruntime-node', 'onnxruntime-common'],
  },
  electron: { rooms: ['core', 'storage', 'engine'], packages: ['node:*', 'electron', 'uiohook-napi'] },
  cli: { rooms: ['core', 'storage', 'engine'], packages: ['node:*'] },
  renderer: {
    rooms: ['core', 'electron/ipc/contract'],
    packages: ['react', 'react-dom', 'react-dom/client', 'react-aria-components', 'lucide-react'],
  },
};

/** The engine's parts that load models: the main process speaks to a child process instead. */
const MODEL_FILES = ['remote-engine', 'idle-unload', 'protocol', 'child'];

/** What ships has no use for a network; Chromium's own is behind electron/network. */
const NETWORK_MODULES = '^(?:node:)?(?:http|https|http2|net|tls|dgram|dns)(?:/|$)';
const NETWORK_GLOBALS = ['fetch', 'WebSocket', 'XMLHttpRequest', 'EventSource', 'RTCPeerConnection'];

/** A pattern that refuses every import that is not on the room's list. */
function allowed({ rooms, packages }, room) {
  const packagePattern = packages.map((name) => escape(name).replace('\\*', '.*'));
  const otherRooms = ROOMS.filter((other) => other !== room);
  const openRooms = rooms.map((path) => escape(path) + (path.includes('/') ? '$' : '/'));
  // Relative: into the own room (no other room's name after the dots), or into an open one.
  const relative = `\\.\\.?/(?!(?:\\.\\./)*(?:${otherRooms.join('|')}|tests|bench|scripts)/).*`;
  const open = openRooms.length === 0 ? [] : [`(?:\\.\\./)+(?:${openRooms.join('|')}).*`];
  return `^(?!(?:${[relative, ...open, ...packagePattern.map((name) => `${name}$`)].join('|')})).*`;
}

function escape(text) {
  return text.replace(/[.+^${}()|[\]\\/*]/g, '\\$&');
}

export const roomRules = Object.entries(TABLE).map(([room, table]) => ({
  files: [`${room}/**/*.{ts,tsx}`],
  rules: {
    'no-restricted-globals': ['error', ...NETWORK_GLOBALS],
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            regex: allowed(table, room),
            message: `${room}/ may import only: ${[room, ...table.rooms, ...table.packages].join(', ')}.`,
          },
          { regex: NETWORK_MODULES, message: 'Nothing that ships opens a connection.' },
          ...(room === 'electron'
            ? [
                {
                  regex: `engine/(?!(?:${MODEL_FILES.join('|')})$)`,
                  message: 'The main process speaks to the engine through its remote half.',
                },
              ]
            : []),
        ],
      },
    ],
  },
}));
