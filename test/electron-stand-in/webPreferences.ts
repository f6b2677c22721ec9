/** Windows the stand-in cannot hold honestly are refused, and so are options it does not know. */
import { unimplemented } from "./unimplemented.ts";

export interface WebPreferences {
  preload?: string;
  sandbox?: boolean;
  contextIsolation?: boolean;
  nodeIntegration?: boolean;
  nodeIntegrationInWorker?: boolean;
  nodeIntegrationInSubFrames?: boolean;
  webSecurity?: boolean;
  webviewTag?: boolean;
  navigateOnDragDrop?: boolean;
  spellcheck?: boolean;
  devTools?: boolean;
}

/** The only values under which a page here behaves as in Electron. */
const required: Readonly<Record<string, boolean>> = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
};
/** What Electron takes when nothing is said; the last one would download dictionaries. */
const defaults: Readonly<Record<string, boolean>> = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: true,
};

export function checkWebPreferences(preferences: WebPreferences): void {
  for (const key of Object.keys(preferences)) {
    if (!(key in required) && key !== "preload" && key !== "devTools")
      throw unimplemented(`webPreferences.${key}`);
  }
  for (const [key, value] of Object.entries(required)) {
    const given = (preferences as Record<string, boolean | undefined>)[key] ?? defaults[key];
    if (given !== value) {
      throw new Error(`Electron stand-in: a window with webPreferences.${key}: ${String(given)} is refused`);
    }
  }
}
