/** The menu bar, hidden until Alt: what the window itself does not offer. No reload: it would drop what is being typed. */
import type { MenuItemConstructorOptions } from "electron";
import { app, Menu } from "electron";

export function installMenu(developer: boolean): void {
  const view: MenuItemConstructorOptions[] = [
    { role: "zoomIn", label: "拡大" },
    { role: "zoomOut", label: "縮小" },
    { role: "resetZoom", label: "実際の大きさ" },
    { type: "separator" },
    { role: "togglefullscreen", label: "全画面表示" },
  ];
  if (developer) view.push({ type: "separator" }, { role: "toggleDevTools", label: "開発者ツール" });
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      { label: "ファイル(&F)", submenu: [{ role: "quit", label: "終了" }] },
      {
        label: "編集(&E)",
        submenu: [
          { role: "cut", label: "切り取り" },
          { role: "copy", label: "コピー" },
          { role: "paste", label: "貼り付け" },
          { role: "selectAll", label: "すべて選択" },
        ],
      },
      { label: "表示(&V)", submenu: view },
      {
        label: "ヘルプ(&H)",
        submenu: [{ label: "バージョン情報", click: () => app.showAboutPanel() }],
      },
    ]),
  );
}
