/** Plans opened lately, newest first, in the user's profile: paths never reach the window as anything but words. */
import { promises as fs } from "node:fs";
import { isRecord, readJsonFile, writeJsonFile } from "./jsonFile.ts";

const limit = 12;
/** A server that does not answer counts as not there; the list must not wait for it. */
const patience = 1000;

export interface RecentEntry {
  path: string;
  title: string;
  /** ISO date and time. */
  openedAt: string;
}

function isRecentList(value: unknown): value is RecentEntry[] {
  return Array.isArray(value) && value.every(isRecentEntry);
}

function isRecentEntry(value: unknown): boolean {
  return (
    isRecord(value) &&
    typeof value.path === "string" &&
    typeof value.title === "string" &&
    typeof value.openedAt === "string" &&
    !Number.isNaN(Date.parse(value.openedAt))
  );
}

export interface RecentPlans {
  list(): RecentEntry[];
  remember(path: string, title: string): void;
  forget(path: string): void;
}

export function createRecentPlans(file: string, now: () => Date = () => new Date()): RecentPlans {
  let entries = readJsonFile(file, isRecentList) ?? [];
  const keep = (changed: RecentEntry[]): void => {
    entries = changed.slice(0, limit);
    writeJsonFile(file, entries);
  };
  const without = (path: string): RecentEntry[] => entries.filter((entry) => entry.path !== path);
  return {
    list: () => entries,
    remember: (path, title) => keep([{ path, title, openedAt: now().toISOString() }, ...without(path)]),
    forget: (path) => keep(without(path)),
  };
}

export async function isThere(path: string): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, patience, false);
  });
  const there = fs.access(path).then(
    () => true,
    () => false,
  );
  return Promise.race([there, late]).finally(() => clearTimeout(timer));
}
