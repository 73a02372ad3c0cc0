/** The page's own scheme and host: a secure origin that no file and no web page shares. */
export const SCHEME = 'app';
export const ORIGIN = `${SCHEME}://dictum`;
export const START_PAGE = `${ORIGIN}/index.html`;

/** Whether the address belongs to our page. */
export function isOurs(url: string): boolean {
  return url === ORIGIN || url.startsWith(`${ORIGIN}/`);
}
