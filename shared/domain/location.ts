/** Where a plan file lies, as far as it matters for keeping it safe. */
import { z } from "zod";

/** `onedrive`: a folder that OneDrive copies to the cloud. `server`: a share in the network, mapped to a letter or not. */
export const locationSchema = z.enum(["local", "onedrive", "server"]);
export type Location = z.infer<typeof locationSchema>;
