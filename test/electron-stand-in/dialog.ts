/**
 * `dialog`: a test answers by replacing a method, as it does with Electron. A person at a headed window is asked in
 * the page, because there is no native dialog here; without either, asking is an error.
 */
import type { BrowserWindow } from "./browserWindow.ts";
import { host } from "./host.ts";
import { strict, unimplemented } from "./unimplemented.ts";

interface FileOptions {
  title?: string;
  defaultPath?: string;
}
interface MessageOptions {
  message: string;
  detail?: string;
  buttons?: string[];
}

export const dialog = strict("dialog", {
  showErrorBox,
  async showOpenDialog(
    window: BrowserWindow,
    options: FileOptions,
  ): Promise<{ canceled: boolean; filePaths: string[] }> {
    const path = await askForPath("showOpenDialog", window, options);
    return path === null ? { canceled: true, filePaths: [] } : { canceled: false, filePaths: [path] };
  },
  async showSaveDialog(
    window: BrowserWindow,
    options: FileOptions,
  ): Promise<{ canceled: boolean; filePath: string }> {
    const path = await askForPath("showSaveDialog", window, options);
    return path === null ? { canceled: true, filePath: "" } : { canceled: false, filePath: path };
  },
  async showMessageBox(
    window: BrowserWindow,
    { message, detail = "", buttons = [] }: MessageOptions,
  ): Promise<{ response: number; checkboxChecked: boolean }> {
    mustBeHeaded("showMessageBox");
    const list = buttons.map((button, index) => `${index}: ${button}`).join("\n");
    const answer = await ask(window, `${message}\n${detail}\n\n${list}`, "0");
    return { response: Number(answer ?? "0"), checkboxChecked: false };
  },
});

/** Written where a test can read it: before a window exists nothing can answer. */
function showErrorBox(title: string, content: string): void {
  process.stderr.write(`[error box] ${title}: ${content}\n`);
}

async function askForPath(
  method: string,
  window: BrowserWindow,
  { title = "", defaultPath = "" }: FileOptions,
): Promise<string | null> {
  mustBeHeaded(method);
  return ask(window, title, defaultPath);
}

function mustBeHeaded(method: string): void {
  if (!host.headed) throw unimplemented(`dialog.${method} without a test that answers`);
}

async function ask(window: BrowserWindow, question: string, proposal: string): Promise<string | null> {
  const code = `window.prompt(${JSON.stringify(question)}, ${JSON.stringify(proposal)})`;
  return (await window.webContents.executeJavaScript(code)) as string | null;
}
