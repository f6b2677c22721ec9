/** The window's one origin. Everything the window may load or call is decided by comparing with it. */
export const SCHEME = "app";
export const HOST = "jimukyoku";
export const ORIGIN = `${SCHEME}://${HOST}`;
export const START_URL = `${ORIGIN}/index.html`;

/** True for a document of this program: `app://jimukyoku/…`, whatever its path. */
export function isOwnDocument(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed !== null && parsed.protocol === `${SCHEME}:` && parsed.host === HOST;
}
