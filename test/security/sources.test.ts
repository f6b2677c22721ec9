/**
 * Rules of the security checklist (Electron's own, 1 to 18) that a running program cannot show, because what they forbid is
 * nowhere used: each is a pattern that no source file of its room may have, and an example that it must find.
 */
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "#test/support/commandLine.ts";

interface Rule {
  name: string;
  rooms: readonly string[];
  forbidden: RegExp;
  /** Lines that break the rule. */
  found: readonly string[];
  /** Files that may, because it is their one task. */
  except?: readonly string[];
}

const rules: readonly Rule[] = [
  {
    name: "texts become text, never HTML",
    rooms: ["renderer"],
    forbidden:
      /\b(?:innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|srcdoc|srcDoc|DOMParser|createContextualFragment|setHTMLUnsafe)\b|document\.write/u,
    found: [
      "cell.innerHTML = text",
      "<p dangerouslySetInnerHTML={{ __html: text }} />",
      "document.write(text)",
    ],
  },
  {
    name: "nothing is pasted or dropped but plain text",
    rooms: ["renderer"],
    forbidden: /getData\((?!"text\/plain"\))|clipboard\.read\(|contentEditable|dataTransfer/u,
    found: [
      `event.clipboardData.getData("text/html")`,
      "event.dataTransfer.files",
      "<div contentEditable />",
    ],
  },
  {
    name: "no text is run as a program",
    rooms: ["renderer", "shared", "db", "electron"],
    forbidden: /\beval\(|new Function\(|\bexecuteJavaScript\((?!")|set(?:Timeout|Interval)\("/u,
    found: ["eval(text)", `new Function("a", text)`, "contents.executeJavaScript(text)"],
  },
  {
    name: "links lead nowhere (15: shell.openExternal)",
    rooms: ["electron", "renderer"],
    forbidden: /\bopenExternal\b|\bshell\.openPath\b|href=\{|window\.open\(|target="_blank"/u,
    found: ["shell.openExternal(url)", "<a href={url}>", "window.open(url)"],
  },
  {
    name: "no web view, no other window (11, 12)",
    rooms: ["renderer", "electron"],
    forbidden: /<webview|<iframe|allowpopups|new (?:BrowserView|WebContentsView|BaseWindow)\b/u,
    found: ["<webview src={url} />", "new WebContentsView()"],
  },
  {
    name: "nothing speaks to a network, and no other program is started",
    rooms: ["electron", "renderer", "shared", "db"],
    forbidden:
      /["'](?:node:)?(?:https?|http2|net|tls|dgram|dns|inspector|child_process|cluster)(?:\/promises)?["']|\bfetch\(|\bXMLHttpRequest\b|\bWebSocket\b|\bEventSource\b|\bsendBeacon\b|\bautoUpdater\b|\bcrashReporter\b/u,
    found: [`import { get } from "node:https"`, "await fetch(url)", `import { spawn } from "child_process"`],
  },
  {
    name: "no Word, Excel, XML or HTML file is read: what is handed out never comes back in",
    rooms: ["electron", "renderer", "shared", "db"],
    forbidden:
      /["'](?:mammoth|read-excel-file|xlsx|exceljs|docxtemplater|pizzip|saxes|sax|xml2js|fast-xml-parser|jsdom|cheerio)(?:\/[^"']*)?["']|\bDOMParser\b|extension: "(?:xlsx?|docm?|xml|html?)"|open\(wordFile\b/u,
    found: [
      `import { parse } from "saxes"`,
      `const kind = { extension: "xlsx" }`,
      `dialogs.open(wordFile, "回答を取り込む")`,
    ],
  },
  {
    name: "tables for spreadsheets are printed in one place, which takes the formulas out",
    rooms: ["electron", "renderer", "shared", "db"],
    forbidden: /\.(?:csv|tsv)["'`]|text\/csv|\bjoin\(","\)/u,
    found: ["`${name}.csv`", `cells.join(",")`],
    except: [
      "electron/backend/archive/csv.ts",
      // The one table there is, made by `commentsCsv`.
      "electron/backend/archive/collect.ts",
    ],
  },
  {
    name: "windows are made in one place",
    rooms: ["electron"],
    forbidden: /new BrowserWindow\(/u,
    found: ["const window = new BrowserWindow({})"],
    except: ["electron/shell/window.ts"],
  },
  {
    name: "no experimental, insecure or switched-off protection of Chromium (8, 9, 10)",
    rooms: ["electron"],
    forbidden:
      /allowRunningInsecureContent|experimentalFeatures|[eE]nableBlinkFeatures|appendSwitch|webSecurity: false|no-sandbox/u,
    found: ["experimentalFeatures: true", `app.commandLine.appendSwitch("no-sandbox")`],
  },
  {
    name: "no page from file:// (18), and no code that is not in the program (1)",
    rooms: ["electron", "renderer"],
    forbidden: /\bloadFile\(|file:\/\/|https?:\/\/(?!www\.w3\.org\/|purl\.|schemas\.)[a-z]/u,
    found: ["window.loadFile(page)", `import("https://example.org/a.js")`],
  },
  {
    name: "the page has one door, which knows who knocks (17)",
    rooms: ["electron/shell"],
    forbidden: /ipcMain\.(?:handle|on|once)\(|exposeInMainWorld\(/u,
    found: [`ipcMain.on("save", save)`, `contextBridge.exposeInMainWorld("ipc", ipcRenderer)`],
    except: ["electron/shell/bridge.ts", "electron/shell/preload.ts"],
  },
];

/** Source files of a room, each with what it says besides its comments. */
function sourcesOf(room: string): { file: string; text: string }[] {
  return fs
    .readdirSync(path.join(projectRoot, room), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/u.test(name))
    .map((name) => {
      const file = `${room}/${name.replaceAll(path.sep, "/")}`;
      const text = fs.readFileSync(path.join(projectRoot, file), "utf8");
      return { file, text: text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gmu, "") };
    });
}

describe.each(rules)("$name", ({ rooms, forbidden, found, except = [] }) => {
  it("holds in every source file", () => {
    const files = rooms.flatMap(sourcesOf);
    expect(files.length).toBeGreaterThan(10);
    const broken = files
      .filter(({ file, text }) => !except.includes(file) && forbidden.test(text))
      .map(({ file, text }) => `${file}: ${forbidden.exec(text)?.[0]}`);
    expect(broken).toEqual([]);
  });

  it("would be found broken", () => {
    for (const line of found) expect(line).toMatch(forbidden);
  });
});
