/** The command line as Electron reads it: `[-r MODULE] [--switch[=value] …] APP [arguments of the app …]`. */
export interface CommandLine {
  modules: string[];
  switches: Map<string, string>;
  appPath: string;
}

export function readCommandLine(args: readonly string[]): CommandLine {
  const modules: string[] = [];
  const switches = new Map<string, string>();
  let appPath: string | undefined;
  const rest = [...args];
  for (let argument = rest.shift(); argument !== undefined; argument = rest.shift()) {
    if (argument === "-r" || argument === "--require") {
      modules.push(rest.shift() ?? "");
    } else if (argument.startsWith("--")) {
      const [name, value] = split(argument.slice(2));
      switches.set(name, value);
    } else {
      appPath ??= argument;
    }
  }
  if (appPath === undefined) throw new Error("Electron stand-in: name the folder of the app to run");
  return { modules, switches, appPath };
}

function split(text: string): [string, string] {
  const at = text.indexOf("=");
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}
