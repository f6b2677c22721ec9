/** Puts together what runs in every new document of a window, before any script of the page. */
import { decode, encode } from "#test/electron-stand-in/wire.ts";
import { isolatedWorld } from "./isolatedWorld.ts";
import { mainWorld } from "./mainWorld.ts";
import { worldLink } from "./worldLink.ts";

/** As in Electron, a preload runs in the main frame only. */
const onlyInMainFrame = "if (window.parent !== window) return;";

export function mainWorldScript(secret: string): string {
  const name = JSON.stringify(secret);
  return `(() => { ${onlyInMainFrame}
(${mainWorld.toString()})((${worldLink.toString()})(${name}, "page", "preload"), ${name}); })();`;
}

export function isolatedWorldScript(secret: string, preload: string): string {
  const name = JSON.stringify(secret);
  return `(() => { ${onlyInMainFrame}
const encode = ${encode.toString()};
const decode = ${decode.toString()};
const link = (${worldLink.toString()})(${name}, "preload", "page");
(${isolatedWorld.toString()})({ link, secret: ${name}, encode, decode }, function (require, module, exports) {
${preload}
}); })();`;
}
