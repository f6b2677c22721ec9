/** Answers in place of the person at the system's dialogs, the same way on Electron and on the stand-in. */
import type { ElectronApplication } from "@playwright/test";

export async function answerOpenDialog(app: ElectronApplication, file: string | null): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () =>
      Promise.resolve(
        chosen === null ? { canceled: true, filePaths: [] } : { canceled: false, filePaths: [chosen] },
      );
  }, file);
}

export async function answerSaveDialog(app: ElectronApplication, file: string | null): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () =>
      Promise.resolve(
        chosen === null ? { canceled: true, filePath: "" } : { canceled: false, filePath: chosen },
      );
  }, file);
}

export interface AskedQuestion {
  message: string;
  detail: string;
  buttons: string[];
}

/** Presses this button of every question box from now on; `questions` tells what was asked. */
export async function answerQuestions(
  app: ElectronApplication,
  button: number,
): Promise<{ questions(): Promise<AskedQuestion[]> }> {
  await app.evaluate(({ dialog }, response) => {
    const asked: unknown[] = [];
    Object.assign(globalThis, { askedQuestions: asked });
    dialog.showMessageBox = (...args: unknown[]) => {
      asked.push(args.at(-1));
      return Promise.resolve({ response, checkboxChecked: false });
    };
  }, button);
  return {
    questions: () =>
      app.evaluate(() => (globalThis as unknown as { askedQuestions: AskedQuestion[] }).askedQuestions),
  };
}
