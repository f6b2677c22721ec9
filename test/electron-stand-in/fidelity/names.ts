/**
 * Types only: every public name of the stand-in is a name of Electron's own declarations. A name Electron does not
 * have, or has no longer, would let the program pass here and fail there. Nothing of this file ever runs.
 */
import type * as Electron from "electron";
import type { windowOptions } from "#test/electron-stand-in/browserWindow.ts";
import type { menuItemOptions, menuRoles } from "#test/electron-stand-in/desktop.ts";
import type * as StandIn from "#test/electron-stand-in/electron.ts";
import type { InvokeEvent } from "#test/electron-stand-in/ipc.ts";
import type { pdfOptions } from "#test/electron-stand-in/printToPdf.ts";
import type { permissions } from "#test/electron-stand-in/session.ts";
import type { WebFrameMain } from "#test/electron-stand-in/webContents.ts";
import type { WebPreferences } from "#test/electron-stand-in/webPreferences.ts";

/** What the stand-in's classes carry for themselves; the program's types do not know these. */
type Own = "label" | "known" | "standIn";
/** Names that Electron does not have: must be none. */
type Strange<S, E> = Exclude<keyof S, keyof E | Own>;
type None<Names extends never> = Names;
type Window = InstanceType<typeof StandIn.BrowserWindow>;
type Name<List extends readonly unknown[]> = List[number];

export type Checked = [
  None<Strange<typeof StandIn, typeof Electron>>,
  None<Strange<typeof StandIn.app, Electron.App>>,
  None<Strange<typeof StandIn.app.commandLine, Electron.CommandLine>>,
  None<Strange<Window, Electron.BrowserWindow>>,
  None<Exclude<keyof typeof StandIn.BrowserWindow, keyof typeof Electron.BrowserWindow>>,
  None<Strange<Window["webContents"], Electron.WebContents>>,
  None<Strange<typeof StandIn.webContents, typeof Electron.webContents>>,
  None<Strange<WebFrameMain, Electron.WebFrameMain>>,
  None<Strange<typeof StandIn.clipboard, Electron.Clipboard>>,
  None<Strange<StandIn.ClipboardItem, Electron.ClipboardItem>>,
  None<Strange<typeof StandIn.dialog, Electron.Dialog>>,
  None<Strange<typeof StandIn.ipcMain, Electron.IpcMain>>,
  None<Strange<InvokeEvent, Electron.IpcMainInvokeEvent>>,
  None<Strange<typeof StandIn.Menu, typeof Electron.Menu>>,
  None<Strange<typeof StandIn.protocol, Electron.Protocol>>,
  None<Strange<typeof StandIn.screen, Electron.Screen>>,
  None<Strange<typeof StandIn.session, typeof Electron.session>>,
  None<Strange<typeof StandIn.session.defaultSession, Electron.Session>>,
  None<Strange<typeof StandIn.session.defaultSession.webRequest, Electron.WebRequest>>,
  None<Strange<typeof StandIn.shell, Electron.Shell>>,
  None<Exclude<Name<typeof windowOptions>, keyof Electron.BrowserWindowConstructorOptions>>,
  None<Exclude<keyof WebPreferences, keyof Electron.WebPreferences>>,
  None<Exclude<Name<typeof menuItemOptions>, keyof Electron.MenuItemConstructorOptions>>,
  None<Exclude<Name<typeof menuRoles>, Electron.MenuItemConstructorOptions["role"]>>,
  None<Exclude<Name<typeof pdfOptions>, keyof Electron.PrintToPDFOptions>>,
  None<Exclude<Name<typeof permissions>[0], PermissionName>>,
];

type PermissionHandler = NonNullable<Parameters<Electron.Session["setPermissionCheckHandler"]>[0]>;
type PermissionName = Parameters<PermissionHandler>[1];
