/** `Menu`, `shell` and `screen`: parts of a desktop that is not there. Their input is checked, their effect is absent. */
import fs from "node:fs";
import { strict, unimplemented } from "./unimplemented.ts";

interface MenuItem {
  label?: string;
  role?: string;
  type?: string;
  submenu?: MenuItem[];
  click?: () => void;
  accelerator?: string;
}

export const menuItemOptions = ["label", "role", "type", "submenu", "click", "accelerator"] as const;
const itemKeys: ReadonlySet<string> = new Set(menuItemOptions);
export const menuRoles = [
  "quit",
  "cut",
  "copy",
  "paste",
  "selectAll",
  "zoomIn",
  "zoomOut",
  "resetZoom",
  "togglefullscreen",
  "toggleDevTools",
] as const;
const roles: ReadonlySet<string> = new Set(menuRoles);

export interface BuiltMenu {
  items: MenuItem[];
}

let applicationMenu: BuiltMenu | null = null;

function check(items: MenuItem[]): void {
  for (const item of items) {
    for (const key of Object.keys(item))
      if (!itemKeys.has(key)) throw unimplemented(`menu item option ${key}`);
    if (item.role !== undefined && !roles.has(item.role)) throw unimplemented(`menu role ${item.role}`);
    if (item.label === undefined && item.role === undefined && item.type !== "separator") {
      throw new Error("Invalid template for MenuItem: must have label, role or type");
    }
    check(item.submenu ?? []);
  }
}

export const Menu = strict("Menu", {
  buildFromTemplate(template: MenuItem[]): BuiltMenu {
    check(template);
    return { items: template };
  },
  setApplicationMenu(menu: BuiltMenu | null): void {
    applicationMenu = menu;
  },
  getApplicationMenu: (): BuiltMenu | null => applicationMenu,
});

export const shell = strict("shell", {
  showItemInFolder(file: string): void {
    if (!fs.existsSync(file)) throw new Error(`Electron stand-in: ${file} is not there to be shown`);
  },
});

const area = { x: 0, y: 0, width: 1920, height: 1040 };

export const screen = strict("screen", {
  getAllDisplays: () => [{ id: 1, bounds: { ...area, height: 1080 }, workArea: area, scaleFactor: 1 }],
});
