import { describe, expect, it } from 'vitest';
import { HUB_URL, isOnNetwork, mayDownload, mayPass } from '../../electron/network/policy';

const OUT = [
  'http://127.0.0.1:8080/',
  'https://example.invalid/',
  'ws://localhost/',
  'wss://example.invalid/',
  'ftp://example.invalid/',
];

describe('the network policy', () => {
  it('lets our page’s files pass, and what is in memory', () => {
    for (const url of ['app://dictum/index.html', 'app://dictum/assets/a.js', 'blob:app://dictum/1', 'data:,x']) {
      expect(mayPass(url, { devtools: false }), url).toBe(true);
    }
  });

  it('lets nothing else pass: network, loopback, disk, other hosts of our scheme, Chromium’s own pages', () => {
    const others = [
      'file:///etc/passwd',
      'app://other/index.html',
      'app://dictum.evil/',
      'chrome://gpu',
      'about:blank',
    ];
    for (const url of [...OUT, ...others, 'filesystem:app://dictum/x', '']) {
      expect(mayPass(url, { devtools: true }), url).toBe(false);
    }
  });

  it('lets the developer tools pass in an app that is not packed, and only there', () => {
    const url = 'devtools://devtools/bundled/devtools_app.html';
    expect(mayPass(url, { devtools: true })).toBe(true);
    expect(mayPass(url, { devtools: false })).toBe(false);
  });

  it('knows which addresses are fetched through the network', () => {
    for (const url of [...OUT, 'HTTPS://EXAMPLE.INVALID/']) expect(isOnNetwork(url), url).toBe(true);
    for (const url of ['app://dictum/index.html', 'data:,http://x', 'file:///http://x']) {
      expect(isOnNetwork(url), url).toBe(false);
    }
  });

  it('lets a download go to the hub of models and the hosts of its files, encrypted, and nowhere else', () => {
    for (const url of [
      'https://huggingface.co/api/models/a/b',
      'https://cdn-lfs.huggingface.co/x',
      'https://cas-bridge.xethub.hf.co/x?y',
    ]) {
      expect(mayDownload(url, HUB_URL), url).toBe(true);
      expect(mayPass(url, { devtools: true }), url).toBe(false);
    }
    const others = [
      'http://huggingface.co/',
      'https://huggingface.co.example.invalid/',
      'https://huggingface.co@example.invalid/',
      'https://nothuggingface.co/',
      'https://hf.co.example.invalid/',
      'https://huggingface.co:8443/',
      'wss://huggingface.co/',
    ];
    for (const url of [...OUT, ...others]) expect(mayDownload(url, HUB_URL), url).toBe(false);
  });
});
