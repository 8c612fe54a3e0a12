/** SQLite as in better-sqlite3, which can also encrypt a whole file; its own types are not found by its manifest. */
declare module 'better-sqlite3-multiple-ciphers' {
  import Database = require('better-sqlite3');
  export = Database;
}
