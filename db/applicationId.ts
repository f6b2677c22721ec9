/** What makes an SQLite file a plan file: the number SQLite reserves for programs in the file's header ("JMKY"). */
export const APPLICATION_ID = 0x4a4d4b59;
