/** A program that opens an older plan and is killed in the middle of a step: its path, the step, the statement. */
import { openPlanFile } from "#db/open.ts";
import { interrupted } from "./brokenMigration.ts";

const [path = "", to = "", statement = ""] = process.argv.slice(2);
openPlanFile(path, {
  actor: "x",
  migrations: interrupted(Number(to), Number(statement), (db) => {
    // What was changed so far goes to the disk, as it does with a plan that is larger than the memory for it.
    db.pragma("cache_spill = 1");
    db.pragma("cache_size = 1");
    db.exec("update item set title = title");
    process.kill(process.pid, "SIGKILL");
  }),
});
