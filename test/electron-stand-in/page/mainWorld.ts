/** The page's side of the context bridge: puts on `window` what the preload exposes. Its text is put into the page. */
import type { Described, WorldLink } from "./worldLink.ts";

export function mainWorld(link: WorldLink, secret: string): void {
  window.addEventListener(`${secret}:expose`, (event) => {
    event.stopImmediatePropagation();
    const { key, api } = (event as CustomEvent<{ key: string; api: Described }>).detail;
    Object.defineProperty(window, key, {
      value: link.build(api),
      enumerable: true,
      configurable: false,
      writable: false,
    });
  });
}
